package dev.inkling.app.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawWithContent
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.RoundRect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.clipPath
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.inkling.app.ui.theme.Ink

/** A chip that filters; 36 dp to the eye, 48 to the finger. */
@Composable
fun InkChip(
    selected: Boolean,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    description: String? = null,
    content: @Composable RowScope.() -> Unit,
) {
    val scheme = MaterialTheme.colorScheme
    val shape = RoundedCornerShape(8.dp)
    Box(
        modifier
            .defaultMinSize(48.dp, 48.dp)
            .selectable(selected, role = Role.RadioButton, onClick = onClick)
            .then(if (description == null) Modifier else Modifier.semantics { contentDescription = description }),
        contentAlignment = Alignment.Center,
    ) {
        CompositionLocalProvider(LocalContentColor provides if (selected) scheme.onPrimary else scheme.onSurface) {
            Row(
                // In large type it outgrows the finger's 48 dp, and still does not touch the one below.
                Modifier.padding(vertical = 3.dp)
                    .defaultMinSize(minHeight = 36.dp)
                    .clip(shape)
                    .background(if (selected) scheme.primary else Color.Transparent)
                    .border(1.dp, if (selected) scheme.primary else scheme.outline, shape)
                    .padding(horizontal = 12.dp, vertical = 4.dp),
                horizontalArrangement = Arrangement.spacedBy(6.dp),
                verticalAlignment = Alignment.CenterVertically,
                content = content,
            )
        }
    }
}

/** A chip of words alone. */
@Composable
fun InkChip(text: String, selected: Boolean, onClick: () -> Unit, modifier: Modifier = Modifier) =
    InkChip(selected, onClick, modifier) { Text(text, style = Ink.type.label, color = LocalContentColor.current) }

/** A word that is switched on or off where it stands: "log" beside a chart. */
@Composable
fun InkToggle(text: String, on: Boolean, onChange: (Boolean) -> Unit, modifier: Modifier = Modifier) {
    val scheme = MaterialTheme.colorScheme
    val shape = RoundedCornerShape(8.dp)
    Box(
        modifier.defaultMinSize(48.dp, 48.dp).toggleable(on, role = Role.Switch, onValueChange = onChange),
        contentAlignment = Alignment.Center,
    ) {
        Box(
            Modifier.defaultMinSize(minHeight = 36.dp)
                .clip(shape)
                .background(if (on) scheme.primary else Color.Transparent)
                .border(1.dp, if (on) scheme.primary else scheme.outline, shape)
                .padding(horizontal = 11.dp, vertical = 4.dp),
            contentAlignment = Alignment.Center,
        ) {
            Text(text, style = Ink.type.labelSmall, color = if (on) scheme.onPrimary else scheme.onSurface)
        }
    }
}

/** A row of words of which one is chosen: linear or log, light or dark. 36 dp to the eye, 48 to the finger. */
@Composable
fun <T> Segments(
    options: List<T>,
    selected: T,
    onSelect: (T) -> Unit,
    modifier: Modifier = Modifier,
    words: @Composable (T) -> String,
) {
    val scheme = MaterialTheme.colorScheme
    Row(
        modifier
            .height(IntrinsicSize.Min)
            .drawWithContent {
                val inset = 6.dp.toPx()
                val round = CornerRadius(8.dp.toPx())
                val seen = Size(size.width, size.height - 2 * inset)
                val shape = Path().apply { addRoundRect(RoundRect(Rect(Offset(0f, inset), seen), round)) }
                clipPath(shape) { this@drawWithContent.drawContent() }
                drawPath(shape, scheme.outline, style = Stroke(1.dp.toPx()))
            }
            .selectableGroup()
    ) {
        options.forEach { option ->
            val on = option == selected
            Box(
                Modifier.fillMaxHeight()
                    .background(if (on) scheme.primary else Color.Transparent)
                    .selectable(on, role = Role.RadioButton) { onSelect(option) }
                    .defaultMinSize(minWidth = 48.dp, minHeight = 48.dp)
                    .padding(horizontal = 11.dp, vertical = 10.dp),
                contentAlignment = Alignment.Center,
            ) {
                Text(words(option), style = Ink.type.labelSmall, color = if (on) scheme.onPrimary else scheme.onSurface)
            }
        }
    }
}

/** A switch of the app's own shape: square-cornered like everything else. The row around it is what toggles. */
@Composable
private fun SwitchMark(on: Boolean) {
    val scheme = MaterialTheme.colorScheme
    val shape = RoundedCornerShape(9.dp)
    Box(
        Modifier.size(52.dp, 32.dp)
            .clip(shape)
            .background(if (on) scheme.primary else Color.Transparent)
            .border(2.dp, if (on) scheme.primary else scheme.outline, shape)
    ) {
        val knob = if (on) 20.dp else 16.dp
        Box(
            Modifier.offset(if (on) 26.dp else 8.dp, (32.dp - knob) / 2)
                .size(knob)
                .clip(RoundedCornerShape(6.dp))
                .background(if (on) scheme.onPrimary else scheme.outline)
        )
    }
}

/** One line of a settings list: icon, name, a second line, and what stands at its end. */
@Composable
fun SettingRow(
    icon: InkIcon?,
    title: String,
    support: String? = null,
    modifier: Modifier = Modifier,
    end: @Composable () -> Unit = {},
) {
    Row(
        modifier.fillMaxWidth().defaultMinSize(minHeight = 60.dp).padding(horizontal = 16.dp, vertical = 6.dp),
        horizontalArrangement = Arrangement.spacedBy(16.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        if (icon != null) {
            InkIcon(icon, null, tint = MaterialTheme.colorScheme.onSurfaceVariant)
        }
        Column(Modifier.weight(1f)) {
            Text(title, style = Ink.type.rowTitle)
            if (support != null) {
                Text(support, style = Ink.type.support, color = MaterialTheme.colorScheme.onSurfaceVariant)
            }
        }
        end()
    }
}

/** A setting that is on or off; the whole row toggles. */
@Composable
fun SwitchRow(
    icon: InkIcon?,
    title: String,
    support: String?,
    on: Boolean,
    onChange: (Boolean) -> Unit,
    modifier: Modifier = Modifier,
) {
    SettingRow(icon, title, support, modifier.toggleable(on, role = Role.Switch, onValueChange = onChange)) {
        SwitchMark(on)
    }
}

/** A setting that leads somewhere. */
@Composable
fun LinkRow(icon: InkIcon?, title: String, support: String?, onClick: () -> Unit, modifier: Modifier = Modifier) {
    SettingRow(icon, title, support, modifier.clickable(role = Role.Button, onClick = onClick)) {
        InkIcon(InkIcon.RIGHT, null, tint = MaterialTheme.colorScheme.onSurfaceVariant)
    }
}

/** One answer of several in a list. */
@Composable
fun ChoiceRow(
    title: String,
    support: String?,
    selected: Boolean,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    enabled: Boolean = true,
) {
    SettingRow(null, title, support, modifier.selectable(selected, enabled, Role.RadioButton, onClick = onClick)) {
        Box(Modifier.width(24.dp)) { if (selected) InkIcon(InkIcon.CHECK, null) }
    }
}
