package dev.inkling.app.ui.chart

import android.icu.text.CompactDecimalFormat
import android.icu.text.CompactDecimalFormat.CompactStyle
import java.util.Locale
import kotlin.math.abs

private const val MILLION = 1e6f

/** A count of steps or epochs as a person says it: 12,345, and from a million on 5.42 million or 542만. */
fun countWords(value: Float, locale: Locale): String = compact(value, locale, CompactStyle.LONG, 3)

/** The same beside a line, where there is little room: 5.42M. */
fun shortCount(value: Float, locale: Locale): String = compact(value, locale, CompactStyle.SHORT, 3)

/** What stands at a tick of an axis of counts: all digits that tell it from its neighbours. */
fun tickCount(tick: Axis.Tick, locale: Locale): String =
    if (abs(tick.value()) < MILLION) tick.words() else compact(tick.value(), locale, CompactStyle.SHORT, 7)

private fun compact(value: Float, locale: Locale, style: CompactStyle, digits: Int): String =
    if (abs(value) < MILLION || value.isInfinite() || value.isNaN()) Axis.words(value)
    else
        CompactDecimalFormat.getInstance(locale, style)
            .apply { maximumSignificantDigits = digits }
            .format(value.toDouble())
