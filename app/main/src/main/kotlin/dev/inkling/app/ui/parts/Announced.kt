package dev.inkling.app.ui.parts

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.setValue
import androidx.compose.runtime.snapshotFlow
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.text
import androidx.compose.ui.text.AnnotatedString
import kotlinx.coroutines.delay

private const val BETWEEN_MILLIS = 1000L

/**
 * TalkBack hears [words] here whenever they change, but at most once a second: a net that reads while a digit is drawn
 * changes its mind faster than anyone can listen.
 */
@Composable
fun Modifier.announced(words: String): Modifier {
    val newest by rememberUpdatedState(words)
    var said by remember { mutableStateOf(words) }
    LaunchedEffect(Unit) {
        // While one announcement is waited for, only the newest words wait.
        snapshotFlow { newest }
            .collect {
                said = it
                delay(BETWEEN_MILLIS)
            }
    }
    return clearAndSetSemantics {
        liveRegion = LiveRegionMode.Polite
        text = AnnotatedString(said)
    }
}
