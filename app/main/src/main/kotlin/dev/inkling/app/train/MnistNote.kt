package dev.inkling.app.train

import android.text.format.Formatter
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.training.MnistRepository
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Note
import dev.inkling.app.ui.parts.TextLink

/** Says where MNIST is, how it goes with its coming, and what stood in the way. */
@Composable
fun MnistNote(state: MnistRepository.State, wifiOnly: Boolean, actions: MnistActions, modifier: Modifier = Modifier) {
    when (state.status()) {
        MnistRepository.Status.COMING ->
            Note(InkIcon.IMPORT, stringResource(R.string.mnist_coming), comingWords(state), modifier) {
                TextLink(stringResource(R.string.cancel), actions::cancelDownload)
            }
        MnistRepository.Status.WAITING ->
            Note(
                InkIcon.PAUSE,
                stringResource(if (wifiOnly) R.string.mnist_waits_wifi else R.string.mnist_waits),
                stringResource(R.string.mnist_waits_support),
                modifier,
            ) {
                TextLink(stringResource(R.string.cancel), actions::cancelDownload)
                if (wifiOnly) TextLink(stringResource(R.string.mnist_any), { actions.download(true) })
            }
        MnistRepository.Status.FAILED ->
            Note(InkIcon.WARNING, stringResource(failure(state.why())), failureSupport(state), modifier) {
                MnistSources(actions)
            }
        MnistRepository.Status.ABSENT ->
            Note(
                InkIcon.IMPORT,
                stringResource(R.string.mnist_missing),
                stringResource(R.string.mnist_missing_support),
                modifier,
            ) {
                MnistSources(actions)
            }
        MnistRepository.Status.UNKNOWN,
        MnistRepository.Status.HERE -> Unit
    }
}

@Composable
private fun MnistSources(actions: MnistActions) {
    TextLink(stringResource(R.string.mnist_files), actions::chooseFiles)
    TextLink(stringResource(R.string.mnist_download), { actions.download(false) })
}

@Composable
private fun comingWords(state: MnistRepository.State): String {
    if (state.total() == 0L) return state.file()
    val context = LocalContext.current
    fun size(bytes: Long) = Formatter.formatShortFileSize(context, bytes)
    return stringResource(R.string.mnist_part, state.file(), size(state.bytes()), size(state.total()))
}

private fun failure(why: MnistRepository.Why): Int =
    when (why) {
        MnistRepository.Why.DISK_FULL -> R.string.import_full
        MnistRepository.Why.INCOMPLETE -> R.string.mnist_incomplete
        MnistRepository.Why.FOREIGN -> R.string.mnist_foreign
        MnistRepository.Why.DAMAGED -> R.string.import_damaged
        MnistRepository.Why.CONNECTION,
        MnistRepository.Why.NOTHING -> R.string.mnist_failed
    }

@Composable
private fun failureSupport(state: MnistRepository.State): String =
    when (state.why()) {
        MnistRepository.Why.DISK_FULL -> stringResource(R.string.mnist_full_support)
        MnistRepository.Why.INCOMPLETE -> stringResource(R.string.mnist_incomplete_support)
        MnistRepository.Why.FOREIGN -> stringResource(R.string.mnist_foreign_support, state.file())
        MnistRepository.Why.DAMAGED -> stringResource(R.string.mnist_damaged_support, state.file())
        MnistRepository.Why.CONNECTION,
        MnistRepository.Why.NOTHING -> stringResource(R.string.mnist_failed_support)
    }
