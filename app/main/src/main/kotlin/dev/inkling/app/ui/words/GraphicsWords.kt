package dev.inkling.app.ui.words

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.nnlib.compute.TrialReport
import dev.inkling.nnlib.run.Compute
import java.util.Locale

/** "3.1 times as fast as the CPU with 784-500-10": the net that gains most; null where none gains. */
@Composable
fun gainWords(report: TrialReport): String? {
    val best = report.speeds().maxByOrNull { it.cpu() / it.device() } ?: return null
    val gain = best.cpu() / best.device()
    // Below it would be written as once as fast.
    if (gain < LEAST_GAIN) return null
    return stringResource(R.string.graphics_gain, "%.1f".format(Locale.ROOT, gain), netWords(best.net()))
}

/** "784-500-10: 1.2 ms here, 3.8 ms on the CPU". */
@Composable
fun stepWords(speed: TrialReport.Speed): String =
    stringResource(R.string.graphics_step, netWords(speed.net()), rateWords(speed.device()), rateWords(speed.cpu()))

@Composable
private fun netWords(net: String): String =
    if (net == Compute.CONVNET) stringResource(R.string.graphics_convnet) else net

private const val LEAST_GAIN = 1.05
