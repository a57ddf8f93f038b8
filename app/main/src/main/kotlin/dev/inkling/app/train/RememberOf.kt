package dev.inkling.app.train

import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import dev.inkling.nnlib.run.RunSpec

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
