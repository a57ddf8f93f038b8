package dev.inkling.app.ui.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.DropdownMenu
import androidx.compose.material3.DropdownMenuItem
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.unit.dp
import dev.inkling.app.ui.theme.Ink

/** What else can be done, in a list under the three dots. */
@Composable
fun Menu(open: Boolean, onClose: () -> Unit, content: @Composable ColumnScope.() -> Unit) {
    val scheme = MaterialTheme.colorScheme
    DropdownMenu(
        open,
        onClose,
        shape = RoundedCornerShape(10.dp),
        containerColor = scheme.surfaceContainer,
        tonalElevation = 0.dp,
        shadowElevation = 0.dp,
        border = BorderStroke(1.dp, scheme.outlineVariant),
        content = content,
    )
}

/** One thing in a [Menu]. */
@Composable
fun MenuItem(text: String, onClick: () -> Unit) = DropdownMenuItem({ Text(text, style = Ink.type.body) }, onClick)
