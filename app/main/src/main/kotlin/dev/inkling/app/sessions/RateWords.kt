package dev.inkling.app.sessions

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.parts.Section
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.words.number
import dev.inkling.app.ui.words.rateWords
import dev.inkling.nnlib.optim.ScheduleType
import dev.inkling.nnlib.run.RateChanges

/** What becomes of a rate that a hand sets under that [schedule]. */
@StringRes
internal fun rateSupport(schedule: ScheduleType): Int =
    when (schedule.course()) {
        ScheduleType.Course.STAYS -> R.string.rate_stays
        ScheduleType.Course.FALLS_WHEN_STALLED -> R.string.rate_until_it_stalls
        ScheduleType.Course.RISES -> R.string.rate_warms_up
        ScheduleType.Course.RISES_AND_FALLS -> R.string.rate_cycles
        ScheduleType.Course.RESTARTS -> R.string.rate_restarts
        ScheduleType.Course.FALLS -> R.string.rate_shrinks
    }

/** The rates that a hand set, each with its epoch; a truth table counts steps. */
@Composable
fun ColumnScope.RateChangesPart(state: SessionViewState.Shown) {
    val changes = RateChanges.of(state.spec)
    if (changes.isEmpty) return
    Section(stringResource(R.string.rate_by_hand), Modifier.padding(top = 12.dp))
    for ((step, rate) in changes.rates()) {
        val words = rateWords(rate)
        Support(
            if (state.spec.task().isTruthTable) stringResource(R.string.rate_set_step, words, number(step))
            else stringResource(R.string.rate_set_epoch, words, number((step - 1) / state.curves.stepsPerEpoch + 1))
        )
    }
}
