package dev.inkling.app.ui.words

import android.icu.text.DateFormat
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import java.util.Date
import kotlin.math.roundToLong

/** A day in the app's language, which need not be the phone's; [parts] as ICU's skeletons name them. */
@Composable
fun dateWords(millis: Long, parts: String): String {
    val locale = LocalConfiguration.current.locales[0]
    return remember(millis, parts, locale) { DateFormat.getInstanceForSkeleton(parts, locale).format(Date(millis)) }
}

/** How long something took: "2 min 48 s". */
@Composable
fun spanWords(seconds: Double): String {
    val whole = maxOf(1, seconds.roundToLong())
    return when {
        whole < 60 -> stringResource(R.string.span_seconds, whole.toInt())
        whole < 3600 -> stringResource(R.string.span_minutes, (whole / 60).toInt(), (whole % 60).toInt())
        else -> stringResource(R.string.span_hours, (whole / 3600).toInt(), (whole % 3600 / 60).toInt())
    }
}

/** How long it still takes, as far as that is known. */
@Composable
fun leftWords(seconds: Double): String {
    if (seconds.isNaN() || seconds.isInfinite()) return stringResource(R.string.left_unknown)
    return stringResource(R.string.left, spanWords(seconds))
}
