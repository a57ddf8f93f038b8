package dev.inkling.app.sessions

import android.icu.text.DateFormat
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.data.Hold
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.ui.chart.Axis
import java.math.BigDecimal
import java.math.MathContext
import java.text.NumberFormat
import java.util.Date
import java.util.Locale
import kotlin.math.abs
import kotlin.math.floor
import kotlin.math.roundToLong

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

/** A day in the app's language, which need not be the phone's; [parts] as ICU's skeletons name them. */
@Composable
internal fun dateWords(millis: Long, parts: String): String {
    val locale = LocalConfiguration.current.locales[0]
    return remember(millis, parts, locale) { DateFormat.getInstanceForSkeleton(parts, locale).format(Date(millis)) }
}

@Composable
private fun spanWords(seconds: Double): String {
    val whole = maxOf(1, seconds.roundToLong())
    return when {
        whole < 60 -> stringResource(R.string.span_seconds, whole.toInt())
        whole < 3600 -> stringResource(R.string.span_minutes, (whole / 60).toInt(), (whole % 60).toInt())
        else -> stringResource(R.string.span_hours, (whole / 3600).toInt(), (whole % 3600 / 60).toInt())
    }
}

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

/** Per cent to one decimal, never rounded up to 100. */
fun percent(value: Double): String {
    if (value >= 100) return "100"
    val decimals = if (value >= 99 || value < 1) 2 else 1
    val factor = if (decimals == 2) 100.0 else 10.0
    return "%.${decimals}f".format(Locale.ROOT, floor(value * factor + 1e-9) / factor)
}

/** What stands behind a figure in per cent. */
internal const val PERCENT = "\u00A0%"

/** Per cent beside a curve: to one decimal, as far as it needs one. */
internal fun percentTick(value: Float): String = Axis.words(floor(value * 10) / 10) + PERCENT

@Composable
internal fun percentWords(value: Double): String =
    if (value >= 99.5) ">99\u00A0%" else if (value < 1) "<1\u00A0%" else "${Math.round(value)}\u00A0%"

/** A count as the person's language writes it: 10,001. */
@Composable
internal fun number(value: Long): String =
    NumberFormat.getIntegerInstance(LocalConfiguration.current.locales[0]).format(value)

@Composable internal fun number(value: Int): String = number(value.toLong())

@Composable
internal fun epochsWords(epochs: Int): String = pluralStringResource(R.plurals.row_epochs, epochs, number(epochs))

internal fun rateWords(rate: Double): String =
    if (rate.isNaN()) "–" else BigDecimal(rate).round(MathContext(3)).stripTrailingZeros().toPlainString()

/** A figure of any size in three digits, as far as it has them. */
fun figureWords(value: Double): String = if (abs(value) in 1e-4..1e3) rateWords(value) else Axis.words(value.toFloat())

@Composable
internal fun leftWords(seconds: Double): String {
    if (seconds.isNaN() || seconds.isInfinite()) return stringResource(R.string.left_unknown)
    return stringResource(R.string.left, spanWords(seconds))
}
