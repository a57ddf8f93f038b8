package dev.inkling.app.ui.parts

import androidx.compose.foundation.interaction.MutableInteractionSource
import androidx.compose.foundation.interaction.collectIsFocusedAsState
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.foundation.text.input.TextFieldLineLimits
import androidx.compose.foundation.text.input.TextFieldState
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.platform.LocalSoftwareKeyboardController
import androidx.compose.ui.platform.LocalWindowInfo
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import dev.inkling.app.ui.theme.Ink

/** Gives a field the focus as soon as it is there, and opens the keyboard as soon as its window can have one. */
@Composable
fun Modifier.focusedAtOnce(): Modifier {
    val focus = remember { FocusRequester() }
    val keyboard = LocalSoftwareKeyboardController.current
    val ready = LocalWindowInfo.current.isWindowFocused
    LaunchedEffect(ready) {
        focus.requestFocus()
        if (ready) keyboard?.show()
    }
    return focusRequester(focus)
}

/**
 * A field of one line on a sheet; TalkBack calls it by its [name]. What stands in it is [field]'s alone: a text that
 * came back from elsewhere, a moment after it was typed, would write over the letters that were typed meanwhile.
 */
@Composable
fun LineField(
    field: TextFieldState,
    name: String,
    modifier: Modifier = Modifier,
    keyboard: KeyboardType = KeyboardType.Text,
) {
    val scheme = MaterialTheme.colorScheme
    val touched = remember { MutableInteractionSource() }
    val focused by touched.collectIsFocusedAsState()
    BasicTextField(
        field,
        modifier.fillMaxWidth().sheet(focused = focused).semantics { contentDescription = name },
        textStyle = Ink.type.body.copy(color = scheme.onSurface),
        lineLimits = TextFieldLineLimits.SingleLine,
        keyboardOptions = KeyboardOptions(keyboardType = keyboard),
        interactionSource = touched,
        cursorBrush = SolidColor(scheme.secondary),
        // Around the text but within the field, so that a finger has all of it.
        decorator = { inner -> Box(Modifier.padding(horizontal = 12.dp, vertical = 13.dp)) { inner() } },
    )
}
