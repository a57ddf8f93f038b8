package dev.inkling.app.train

import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings

/**
 * As [remember], worked out anew for each [run] that is another object: to compare two runs setting by setting takes
 * longer than most of what is remembered here.
 */
@Composable
internal fun <T> rememberOf(run: RunSpec, also: Any? = null, work: () -> T): T = remember(Same(run), also) { work() }

private class Same(private val of: Any) {
    override fun equals(other: Any?) = other is Same && other.of === of

    override fun hashCode() = System.identityHashCode(of)
}

/**
 * On how many threads a run computes here: as it says, or as nnlib's Compute chooses, which FactsTest holds this to. (A
 * second caller of Compute costs nnlib's code on a phone more than this line.)
 */
fun threads(run: RunSpec): Int {
    val asked = run.whole(Settings.THREADS)
    val tiny = run.task().inputs() in 1..2
    return if (asked > 0) asked else if (tiny) 1 else minOf(4, Runtime.getRuntime().availableProcessors())
}
