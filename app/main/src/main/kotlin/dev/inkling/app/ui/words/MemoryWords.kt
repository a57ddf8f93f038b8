package dev.inkling.app.ui.words

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import kotlin.math.ceil

/**
 * What memory a run needs, what this phone has, and what would fit: a batch of so many samples, 0 where none would, or
 * that net.
 */
@Composable
fun memoryWords(bytes: Long, room: Long, batch: Int, net: String): String {
    val needs = number(ceil(bytes / 1e6).toLong())
    val has = number((room / 1e6).toLong())
    val samples = number(batch)
    return when {
        batch > 0 && net.isNotEmpty() -> stringResource(R.string.memory_batch_or_net, needs, has, samples, net)
        batch > 0 -> stringResource(R.string.memory_batch, needs, has, samples)
        net.isNotEmpty() -> stringResource(R.string.memory_net, needs, has, net)
        else -> stringResource(R.string.memory_none, needs, has)
    }
}
