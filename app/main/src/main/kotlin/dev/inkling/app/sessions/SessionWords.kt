package dev.inkling.app.sessions

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.data.Hold
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.ui.words.dateWords
import dev.inkling.app.ui.words.epochsWords
import dev.inkling.app.ui.words.number
import dev.inkling.app.ui.words.spanWords

/** How a session ended, and when: "20 epochs in 2 min 48 s · 21 November"; null while it has not. */
@Composable
internal fun endedWords(session: SessionEntity): String? {
    val how =
        when (session.state) {
            SessionState.FINISHED ->
                stringResource(R.string.ended_after, epochsWords(session.epochs), spanWords(session.seconds))
            SessionState.STOPPED -> stoppedWords(session.step, session.epoch, session.epochs)
            else -> return null
        }
    if (session.endedAt == 0L) return how
    return how + " · " + dateWords(session.endedAt, "MMMMd")
}

/** How far a session came before it was stopped; the epoch under way is none that it finished. */
@Composable
internal fun stoppedWords(step: Long, epoch: Int, epochs: Int): String =
    if (step == 0L) stringResource(R.string.row_stopped_unbegun)
    else stringResource(R.string.row_stopped, number(epoch), number(epochs))

/** Why a session rests, and when it goes on. */
@Composable
internal fun holdWords(live: LiveTraining): String =
    if (live.pausedByPerson) stringResource(R.string.training_paused)
    else
        when (live.hold) {
            Hold.HOT ->
                live.warmth?.let { stringResource(R.string.training_hot_degrees, it) }
                    ?: stringResource(R.string.training_hot)
            Hold.LOW_BATTERY -> stringResource(R.string.training_low)
            Hold.SAVER -> stringResource(R.string.work_saver)
            Hold.NOT_CHARGING -> stringResource(R.string.work_charger)
            Hold.NETWORK -> stringResource(R.string.work_network)
            Hold.AWAKE_LONG -> stringResource(R.string.work_awake)
            Hold.BACKGROUND,
            Hold.NONE -> stringResource(R.string.training_background)
        }
