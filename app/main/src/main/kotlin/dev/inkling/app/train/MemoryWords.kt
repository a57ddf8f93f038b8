package dev.inkling.app.train

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.sessions.number
import dev.inkling.app.training.Memory
import kotlin.math.ceil

/** What a run needs, what this phone has, and what would fit. */
@Composable
fun memoryWords(tooLarge: Memory.TooLarge): String {
    val needs = number(ceil(tooLarge.bytes() / 1e6).toLong())
    val has = number((tooLarge.room() / 1e6).toLong())
    val batch = number(tooLarge.batch())
    return when {
        tooLarge.batch() > 0 && tooLarge.net().isNotEmpty() ->
            stringResource(R.string.memory_batch_or_net, needs, has, batch, tooLarge.net())
        tooLarge.batch() > 0 -> stringResource(R.string.memory_batch, needs, has, batch)
        tooLarge.net().isNotEmpty() -> stringResource(R.string.memory_net, needs, has, tooLarge.net())
        else -> stringResource(R.string.memory_none, needs, has)
    }
}
