package dev.inkling.app.ui.words

import androidx.compose.runtime.Composable
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.res.pluralStringResource
import dev.inkling.app.R
import dev.inkling.app.ui.chart.Axis
import java.math.BigDecimal
import java.math.MathContext
import java.text.NumberFormat
import java.util.Locale
import kotlin.math.abs
import kotlin.math.floor

/** More than a `Float` loses of a share of 100 %, and less than one sample of a million. */
private const val LOST = 5e-5

/** Per cent to one decimal, never rounded up to 100. */
fun percent(value: Double): String {
    if (value >= 100) return "100"
    val decimals = if (value >= 99 || value < 1) 2 else 1
    val factor = if (decimals == 2) 100.0 else 10.0
    return "%.${decimals}f".format(Locale.ROOT, floor((value + LOST) * factor) / factor)
}

/** What stands behind a figure in per cent. */
const val PERCENT = "\u00A0%"

/** Per cent beside a curve, in the same digits as the large figure. */
fun percentOf(value: Float): String = if (value.isNaN()) Axis.words(value) else percent(value.toDouble()) + PERCENT

/** Per cent without decimals, never rounded to all or to nothing. */
@Composable
fun percentWords(value: Double): String =
    if (value >= 99.5) ">99\u00A0%" else if (value < 1) "<1\u00A0%" else "${Math.round(value)}\u00A0%"

/** A count as the person's language writes it: 10,001. */
@Composable
fun number(value: Long): String = NumberFormat.getIntegerInstance(LocalConfiguration.current.locales[0]).format(value)

/** A count as the person's language writes it. */
@Composable fun number(value: Int): String = number(value.toLong())

/** "20 epochs". */
@Composable fun epochsWords(epochs: Int): String = pluralStringResource(R.plurals.row_epochs, epochs, number(epochs))

/** A learning rate in three digits, as far as it has them. */
fun rateWords(rate: Double): String =
    if (rate.isNaN()) "–" else BigDecimal(rate).round(MathContext(3)).stripTrailingZeros().toPlainString()

/** A figure of any size in three digits, as far as it has them. */
fun figureWords(value: Double): String = if (abs(value) in 1e-4..1e3) rateWords(value) else Axis.words(value.toFloat())
