package dev.inkling.app.train

import android.text.format.Formatter
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.training.MnistShelf
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Note
import dev.inkling.app.ui.parts.TextLink

/** Says where MNIST is, how it goes with its coming, and what stood in the way. */
@Composable
fun MnistNote(state: MnistShelf.State, wifiOnly: Boolean, actions: MnistActions, modifier: Modifier = Modifier) {
    when (state.stand()) {
        MnistShelf.Stand.COMING ->
            Note(InkIcon.IMPORT, stringResource(R.string.mnist_coming), comingWords(state), modifier) {
                TextLink(stringResource(R.string.cancel), actions::cancelDownload)
            }
        MnistShelf.Stand.WAITING ->
            Note(
                InkIcon.PAUSE,
                stringResource(if (wifiOnly) R.string.mnist_waits_wifi else R.string.mnist_waits),
                stringResource(R.string.mnist_waits_support),
                modifier,
            ) {
                TextLink(stringResource(R.string.cancel), actions::cancelDownload)
                if (wifiOnly) TextLink(stringResource(R.string.mnist_any), { actions.download(true) })
            }
        MnistShelf.Stand.FAILED ->
            Note(InkIcon.WARNING, stringResource(failure(state.why())), failureSupport(state), modifier) {
                MnistSources(actions)
            }
        MnistShelf.Stand.ABSENT ->
            Note(
                InkIcon.IMPORT,
                stringResource(R.string.mnist_missing),
                stringResource(R.string.mnist_missing_support),
                modifier,
            ) {
                MnistSources(actions)
            }
        MnistShelf.Stand.UNKNOWN,
        MnistShelf.Stand.HERE -> Unit
    }
}

@Composable
private fun MnistSources(actions: MnistActions) {
    TextLink(stringResource(R.string.mnist_files), actions::chooseFiles)
    TextLink(stringResource(R.string.mnist_download), { actions.download(false) })
}

@Composable
private fun comingWords(state: MnistShelf.State): String {
    if (state.total() == 0L) return state.file()
    val context = LocalContext.current
    fun size(bytes: Long) = Formatter.formatShortFileSize(context, bytes)
    return stringResource(R.string.mnist_part, state.file(), size(state.bytes()), size(state.total()))
}

private fun failure(why: MnistShelf.Why): Int =
    when (why) {
        MnistShelf.Why.DISK_FULL -> R.string.import_full
        MnistShelf.Why.INCOMPLETE -> R.string.mnist_incomplete
        MnistShelf.Why.FOREIGN -> R.string.mnist_foreign
        MnistShelf.Why.DAMAGED -> R.string.import_damaged
        MnistShelf.Why.CONNECTION,
        MnistShelf.Why.NOTHING -> R.string.mnist_failed
    }

@Composable
private fun failureSupport(state: MnistShelf.State): String =
    when (state.why()) {
        MnistShelf.Why.DISK_FULL -> stringResource(R.string.mnist_full_support)
        MnistShelf.Why.INCOMPLETE -> stringResource(R.string.mnist_incomplete_support)
        MnistShelf.Why.FOREIGN -> stringResource(R.string.mnist_foreign_support, state.file())
        MnistShelf.Why.DAMAGED -> stringResource(R.string.mnist_damaged_support, state.file())
        MnistShelf.Why.CONNECTION,
        MnistShelf.Why.NOTHING -> stringResource(R.string.mnist_failed_support)
    }
