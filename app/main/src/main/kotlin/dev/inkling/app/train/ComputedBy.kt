package dev.inkling.app.train

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.graphics.GraphicsRepository
import dev.inkling.app.ui.words.gainWords
import dev.inkling.app.ui.words.stepWords
import dev.inkling.nnlib.run.Settings

/** What the choice of a run's device means on this phone; null where there is nothing to say. */
@Composable
internal fun computedByWords(state: TrainState): String? =
    when (state.spec.text(Settings.BACKEND)) {
        "auto" -> autoWords(state)
        GraphicsRepository.NAME -> graphicsWords(state.graphics)
        else -> null
    }

@Composable
private fun autoWords(state: TrainState): String? {
    val taken = state.autoTakes ?: return null
    if (taken != GraphicsRepository.NAME) return stringResource(R.string.auto_processor)
    val gain = state.graphics.report()?.let { gainWords(it) }
    return if (gain == null) stringResource(R.string.auto_graphics)
    else stringResource(R.string.auto_graphics_gain, gain)
}

@Composable
private fun graphicsWords(graphics: GraphicsRepository.State): String {
    val report = graphics.report()?.takeIf { it.isUsable } ?: return stringResource(R.string.backend_unproven)
    val steps = report.speeds().map { stepWords(it) }
    return if (steps.isEmpty()) stringResource(R.string.backend_proven)
    else stringResource(R.string.backend_steps, steps.joinToString("\n"))
}
