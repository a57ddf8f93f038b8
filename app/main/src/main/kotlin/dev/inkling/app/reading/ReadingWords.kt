package dev.inkling.app.reading

import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringArrayResource
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.reading.DigitReading.Certainty
import dev.inkling.app.recognizer.UnreadableModelException.Reason
import dev.inkling.app.ui.parts.percent
import java.util.Locale

/** "Reads as a 3.", or the question of an unsure net, or the sentence of a number, in doubt where one digit is. */
@Composable
@ReadOnlyComposable
fun sentenceOf(reading: PadReading.Digits): String {
    val one = reading.digits.singleOrNull()
    if (one == null) {
        val unsure = reading.unsure
        if (unsure != null) return stringArrayResource(R.array.unsure_digit)[unsure.best()]
        return numberOf(reading)
    }
    if (one.certainty() == Certainty.UNSURE) return questionOf(one)
    return stringArrayResource(R.array.reads_as)[one.best()]
}

@Composable
@ReadOnlyComposable
private fun numberOf(reading: PadReading.Digits): String =
    String.format(stringArrayResource(R.array.reads_as_number)[reading.digits.last().best()], reading.number)

/** "A 4, or a 9?" */
@Composable
@ReadOnlyComposable
fun questionOf(digit: DigitReading): String =
    stringArrayResource(R.array.unsure_first)[digit.best()].trimEnd() +
        " " +
        stringArrayResource(R.array.unsure_second)[digit.second()]

/** "sure, 99.9 %" or "unsure: 53 % against 47 %". */
@Composable
@ReadOnlyComposable
fun certaintyOf(digit: DigitReading): String =
    when (digit.certainty()) {
        Certainty.SURE -> stringResource(R.string.sure, fine(digit.belief(digit.best())))
        Certainty.FAIRLY_SURE -> stringResource(R.string.fairly_sure, fine(digit.belief(digit.best())))
        Certainty.UNSURE ->
            stringResource(
                R.string.unsure_between,
                percent(digit.belief(digit.best())),
                percent(digit.belief(digit.second())),
            )
    }

/** "three digits". */
@Composable
@ReadOnlyComposable
fun countOf(reading: PadReading.Digits): String {
    val digits = reading.digits.size
    return pluralStringResource(
        R.plurals.digits_read,
        digits,
        stringArrayResource(R.array.count_words).getOrElse(digits) { digits.toString() },
    )
}

/** "read in 6 ms". */
@Composable
@ReadOnlyComposable
fun latencyOf(reading: PadReading.Digits): String =
    stringResource(R.string.read_in, maxOf(1, Math.round(reading.millis)).toString())

/** What TalkBack says about the pad. */
@Composable
@ReadOnlyComposable
fun padDescription(reading: PadReading): String =
    when (reading) {
        is PadReading.Empty -> stringResource(R.string.pad_empty)
        is PadReading.Unreadable -> stringResource(R.string.pad_unreadable)
        is PadReading.TooMuch -> stringResource(R.string.pad_too_much)
        is PadReading.Failed -> stringResource(R.string.model_missing)
        is PadReading.Digits ->
            if (reading.digits.size > 1 && reading.unsure != null) {
                stringResource(R.string.pad_unsure_number, numberOf(reading), sentenceOf(reading))
            } else {
                stringResource(wordsOf(reading.certainty), sentenceOf(reading))
            }
    }

private fun wordsOf(certainty: Certainty): Int =
    when (certainty) {
        Certainty.SURE -> R.string.pad_sure
        Certainty.FAIRLY_SURE -> R.string.pad_fairly_sure
        Certainty.UNSURE -> R.string.pad_unsure
    }

/** What TalkBack says about the bars. */
@Composable
@ReadOnlyComposable
fun barsDescription(digit: DigitReading?): String =
    if (digit == null) stringResource(R.string.bars_none)
    else
        stringResource(
            R.string.bars_best,
            digit.best(),
            spoken(digit.belief(digit.best())),
            digit.second(),
            spoken(digit.belief(digit.second())),
        )

@Composable
@ReadOnlyComposable
private fun spoken(share: Float): String =
    when {
        share >= 0.995f -> stringResource(R.string.percent_over_99)
        share < 0.01f -> stringResource(R.string.percent_under_one)
        else -> stringResource(R.string.percent_of, percent(share))
    }

/** One decimal, and never rounded up to a certainty that the net does not have. */
private fun fine(share: Float): String =
    if (share >= 0.9995f) ">99.9" else String.format(Locale.ROOT, "%.1f", share * 100)

/** Why a model cannot be read, and what to do. */
fun wordsOf(why: Reason): Int =
    when (why) {
        Reason.GONE -> R.string.model_gone
        Reason.DAMAGED -> R.string.model_damaged
        Reason.NOT_FOR_DIGITS -> R.string.model_not_for_digits
        Reason.NO_BACKEND -> R.string.model_no_backend
    }
