package dev.inkling.app.ui.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.alpha
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.inkling.app.ui.theme.Ink

/** The one red control of a screen: it commits. */
@Composable
fun SealButton(
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    enabled: Boolean = true,
    content: @Composable RowScope.() -> Unit,
) = Button(onClick, modifier, enabled, Ink.colors.seal, Ink.colors.onSeal, null, content)

/** A filled button in ink, for the main action where nothing is stamped. */
@Composable
fun InkButton(
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    enabled: Boolean = true,
    content: @Composable RowScope.() -> Unit,
) {
    val scheme = MaterialTheme.colorScheme
    Button(onClick, modifier, enabled, scheme.primary, scheme.onPrimary, null, content)
}

/** An outlined button: one of several equal choices, or the quieter of two. */
@Composable
fun OutlineButton(
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    enabled: Boolean = true,
    content: @Composable RowScope.() -> Unit,
) {
    val scheme = MaterialTheme.colorScheme
    val border = BorderStroke(1.dp, scheme.outline)
    Button(onClick, modifier, enabled, Color.Transparent, scheme.onSurface, border, content)
}

@Composable
private fun Button(
    onClick: () -> Unit,
    modifier: Modifier,
    enabled: Boolean,
    container: Color,
    ink: Color,
    border: BorderStroke?,
    content: @Composable RowScope.() -> Unit,
) {
    val shape = RoundedCornerShape(10.dp)
    CompositionLocalProvider(LocalContentColor provides ink) {
        Row(
            modifier
                .alpha(if (enabled) 1f else 0.38f)
                .clip(shape)
                .background(container)
                .then(if (border != null) Modifier.border(border, shape) else Modifier)
                .clickable(enabled, role = Role.Button, onClick = onClick)
                .defaultMinSize(minWidth = 52.dp, minHeight = 52.dp)
                .padding(start = 12.dp, end = 16.dp, top = 8.dp, bottom = 8.dp),
            horizontalArrangement = Arrangement.spacedBy(10.dp, Alignment.CenterHorizontally),
            verticalAlignment = Alignment.CenterVertically,
            content = content,
        )
    }
}

/** Words of a button. */
@Composable
fun ButtonText(text: String, modifier: Modifier = Modifier) =
    Text(text, modifier, style = Ink.type.label, color = LocalContentColor.current)

/** An underlined word that acts; the quietest of the four kinds of button. */
@Composable
fun TextLink(
    text: String,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    enabled: Boolean = true,
    color: Color = MaterialTheme.colorScheme.onSurface,
) {
    val line = MaterialTheme.colorScheme.outline
    Box(
        modifier
            .alpha(if (enabled) 1f else 0.38f)
            .clip(RoundedCornerShape(10.dp))
            .clickable(enabled, role = Role.Button, onClick = onClick)
            .defaultMinSize(minWidth = 48.dp, minHeight = 48.dp)
            .padding(horizontal = 8.dp),
        contentAlignment = Alignment.Center,
    ) {
        Text(
            text,
            Modifier.drawBehind {
                val y = size.height + 2.dp.toPx()
                drawLine(line, Offset(0f, y), Offset(size.width, y), 1.dp.toPx())
            },
            color = color,
            style = Ink.type.label,
        )
    }
}

/** An icon that acts, 48 dp wide and high. */
@Composable
fun IconAction(
    icon: InkIcon,
    description: String,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    enabled: Boolean = true,
) {
    Box(
        modifier
            .size(48.dp)
            .clip(RoundedCornerShape(10.dp))
            .clickable(enabled, role = Role.Button, onClick = onClick)
            .semantics { contentDescription = description },
        contentAlignment = Alignment.Center,
    ) {
        InkIcon(icon, null, Modifier.alpha(if (enabled) 1f else 0.38f))
    }
}

/** A label carved into a seal, as the person stamped it. Decoration: who shows it says it in words. */
@Composable
fun Seal(text: String, side: Dp, modifier: Modifier = Modifier) {
    Box(
        modifier
            .defaultMinSize(side, side)
            .clip(RoundedCornerShape(side * 0.14f))
            .background(Ink.colors.seal)
            .padding(horizontal = if (text.length > 1) side * 0.18f else 0.dp),
        contentAlignment = Alignment.Center,
    ) {
        SealText(text, side, Ink.colors.onSeal)
    }
}

/** The same seal as an outline on a filled button. */
@Composable
fun SealOutline(text: String, side: Dp, modifier: Modifier = Modifier) {
    val ink = LocalContentColor.current
    Box(
        modifier
            .defaultMinSize(side, side)
            .border(1.5.dp, ink, RoundedCornerShape(side * 0.14f))
            .padding(horizontal = if (text.length > 1) 6.dp else 0.dp),
        contentAlignment = Alignment.Center,
    ) {
        SealText(text, side, ink)
    }
}

@Composable
private fun SealText(text: String, side: Dp, ink: Color) {
    val size = with(LocalDensity.current) { (side * 0.66f).toSp() }
    Text(
        text,
        Modifier.clearAndSetSemantics {},
        color = ink,
        style = Ink.type.title.copy(fontSize = size, lineHeight = size),
        maxLines = 1,
    )
}

/** The button that keeps a drawing: the label, [carved] where there is room for it, then words. */
@Composable
fun StampButton(
    label: String,
    words: String,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    carved: Boolean = true,
) {
    SealButton(onClick, modifier.defaultMinSize(minHeight = 56.dp)) {
        if (carved) SealOutline(label, 34.dp)
        ButtonText(words)
    }
}

/** One of two answers while the net is unsure: outlined, its seal [carved], its words written out or only spoken. */
@Composable
fun AnswerButton(
    label: String,
    words: String,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    carved: Boolean = true,
    worded: Boolean = true,
) {
    val spoken = if (worded) Modifier else Modifier.semantics { contentDescription = words }
    OutlineButton(onClick, modifier.defaultMinSize(minHeight = 56.dp).then(spoken)) {
        if (carved) Seal(label, 34.dp)
        if (worded) ButtonText(words)
    }
}

/** Marks a group of words and pictures as one button for TalkBack. */
fun Modifier.oneButton(description: String) =
    semantics(mergeDescendants = true) {
        role = Role.Button
        contentDescription = description
    }
