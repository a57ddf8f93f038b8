package dev.inkling.app.ui.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.statusBarsPadding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.ColorScheme
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.ModalBottomSheet
import androidx.compose.material3.Text
import androidx.compose.material3.rememberModalBottomSheetState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Dialog
import dev.inkling.app.R
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.LocalWindowShape

/** The sheet that is written on: lightest tone, one hairline, no shadow. */
@Composable
fun Modifier.sheet(corner: Dp = 6.dp, focused: Boolean = false): Modifier {
    val shape = RoundedCornerShape(corner)
    val scheme = MaterialTheme.colorScheme
    val edge = if (focused) BorderStroke(2.dp, scheme.secondary) else BorderStroke(1.dp, scheme.outlineVariant)
    return clip(shape).background(scheme.surfaceContainerLowest).border(edge, shape)
}

/** A hairline; decoration, never the edge of a control. */
@Composable
fun Hairline(modifier: Modifier = Modifier) =
    Box(modifier.fillMaxWidth().height(1.dp).background(MaterialTheme.colorScheme.outlineVariant))

/** The heading of a part of a screen. */
@Composable
fun Section(text: String, modifier: Modifier = Modifier) =
    Text(text, modifier.semantics { heading() }, style = Ink.type.section)

/** A second line in the quieter ink. */
@Composable
fun Support(text: String, modifier: Modifier = Modifier, textAlign: TextAlign? = null, minLines: Int = 1) =
    Text(
        text,
        modifier,
        style = Ink.type.support,
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        textAlign = textAlign,
        minLines = minLines,
    )

/** Words under a picture. */
@Composable
fun Caption(text: String, modifier: Modifier = Modifier) =
    Text(text, modifier, style = Ink.type.caption, color = MaterialTheme.colorScheme.onSurfaceVariant)

/** The top of a screen that one came to from another: back, its name once it is known, what it offers. */
@Composable
fun ScreenBar(
    title: String?,
    modifier: Modifier = Modifier,
    subtitle: String? = null,
    onBack: (() -> Unit)? = null,
    backDescription: String = androidx.compose.ui.res.stringResource(R.string.back),
    actions: @Composable RowScope.() -> Unit = {},
) {
    val margin = LocalWindowShape.current.margin
    Row(
        modifier
            .fillMaxWidth()
            .windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Top + WindowInsetsSides.Horizontal))
            .defaultMinSize(minHeight = 56.dp)
            // The arrow's own ink begins at the margin.
            .padding(start = if (onBack == null) margin else margin - 12.dp, end = margin - 12.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        if (onBack != null) IconAction(InkIcon.BACK, backDescription, onBack)
        Column(Modifier.weight(1f).padding(vertical = 4.dp)) {
            if (title != null) {
                Text(
                    title,
                    Modifier.semantics { heading() },
                    style = if (subtitle == null) Ink.type.title else Ink.type.titleTight,
                )
            }
            if (subtitle != null) Caption(subtitle)
        }
        actions()
    }
}

/** A note: an icon, one sentence, one line that supports it, and at most two things to do about it. */
@Composable
fun Note(
    icon: InkIcon,
    sentence: String,
    support: String?,
    modifier: Modifier = Modifier,
    actions: @Composable () -> Unit = {},
) {
    Row(
        modifier
            .fillMaxWidth()
            .clip(RoundedCornerShape(10.dp))
            .background(MaterialTheme.colorScheme.surfaceContainerHigh)
            .padding(start = 14.dp, top = 12.dp, end = 6.dp, bottom = 4.dp),
        horizontalArrangement = Arrangement.spacedBy(12.dp),
    ) {
        InkIcon(icon, null, Modifier.padding(top = 2.dp))
        Column(Modifier.weight(1f)) {
            Column(Modifier.semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Polite }) {
                Text(sentence, style = Ink.type.sayTight)
                if (support != null) Support(support, Modifier.padding(end = 8.dp, bottom = 6.dp))
            }
            FlowRow(
                Modifier.fillMaxWidth(),
                horizontalArrangement = Arrangement.spacedBy(4.dp, Alignment.End),
                content = { actions() },
            )
        }
    }
}

/** A quiet card that opens what runs: its progress is an ink line on the lower edge. */
@Composable
fun Card(
    modifier: Modifier = Modifier,
    progress: Float,
    onClick: () -> Unit,
    content: @Composable ColumnScope.() -> Unit,
) {
    val scheme = MaterialTheme.colorScheme
    Column(
        modifier
            .fillMaxWidth()
            .clip(RoundedCornerShape(10.dp))
            .background(scheme.surfaceContainer)
            .clickable(role = Role.Button, onClick = onClick)
            .drawBehind { progressLine(size.height - 3.dp.toPx(), progress, scheme) }
            .padding(start = 16.dp, end = 12.dp, top = 12.dp, bottom = 15.dp),
        content = content,
    )
}

private fun DrawScope.progressLine(top: Float, progress: Float?, scheme: ColorScheme) {
    val high = 3.dp.toPx()
    drawRect(scheme.surfaceContainerHighest, Offset(0f, top), Size(size.width, high))
    if (progress != null) {
        drawRect(scheme.onSurface, Offset(0f, top), Size(size.width * progress.coerceIn(0f, 1f), high))
    }
}

/** What stands at the foot of a running thing: its progress as an ink line on the upper edge, then [content]. */
@Composable
fun Dock(progress: Float?, modifier: Modifier = Modifier, content: @Composable RowScope.() -> Unit) {
    val scheme = MaterialTheme.colorScheme
    val margin = LocalWindowShape.current.margin
    Row(
        modifier
            .fillMaxWidth()
            .background(scheme.surfaceContainer)
            .drawBehind { progressLine(0f, progress, scheme) }
            .windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Bottom + WindowInsetsSides.Horizontal))
            .defaultMinSize(minHeight = 88.dp)
            .padding(start = margin, end = margin - 4.dp, top = 8.dp, bottom = 8.dp),
        horizontalArrangement = Arrangement.spacedBy(8.dp),
        verticalAlignment = Alignment.CenterVertically,
        content = content,
    )
}

/**
 * A sheet from below with its heading; touching beside it, dragging it down, going back or its [done], where it has
 * one, closes it. However much it holds, it leaves room to touch beside it, and scrolls.
 */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
fun BottomSheet(title: String, onClose: () -> Unit, done: String? = null, content: @Composable ColumnScope.() -> Unit) {
    val scheme = MaterialTheme.colorScheme
    ModalBottomSheet(
        onDismissRequest = onClose,
        modifier = Modifier.statusBarsPadding().padding(top = BESIDE_SHEET),
        sheetState = rememberModalBottomSheetState(skipPartiallyExpanded = true),
        shape = RoundedCornerShape(topStart = 16.dp, topEnd = 16.dp),
        containerColor = scheme.surface,
        contentColor = scheme.onSurface,
        tonalElevation = 0.dp,
        scrimColor = scheme.scrim.copy(alpha = 0.4f),
        dragHandle = null,
    ) {
        // Says to the eye that the sheet can be dragged; TalkBack has what is beside it.
        Box(
            Modifier.align(Alignment.CenterHorizontally)
                .padding(top = 10.dp)
                .size(36.dp, 4.dp)
                .background(scheme.outline, RoundedCornerShape(2.dp))
        )
        Row(
            Modifier.fillMaxWidth().padding(start = 16.dp, end = 8.dp, top = if (done == null) 6.dp else 0.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Text(
                title,
                Modifier.weight(1f).padding(top = 4.dp, bottom = 8.dp).semantics { heading() },
                style = Ink.type.title,
            )
            if (done != null) TextLink(done, onClose)
        }
        Column(Modifier.verticalScroll(rememberScrollState()), content = content)
    }
}

/** High enough for a finger. */
private val BESIDE_SHEET = 48.dp

/** A question that must be answered before going on. */
@Composable
fun Question(
    title: String,
    onClose: () -> Unit,
    actions: @Composable () -> Unit,
    content: @Composable ColumnScope.() -> Unit,
) = QuestionWindow(onClose) { QuestionSheet(title, actions, content = content) }

/** The window of a question, over everything else. */
@Composable
fun QuestionWindow(onClose: () -> Unit, content: @Composable () -> Unit) {
    val ink = MaterialTheme.colorScheme.onSurface
    Dialog(onClose) { CompositionLocalProvider(LocalContentColor provides ink, content = content) }
}

/** What stands in the window of a question. */
@Composable
fun QuestionSheet(
    title: String,
    actions: @Composable () -> Unit,
    modifier: Modifier = Modifier,
    content: @Composable ColumnScope.() -> Unit,
) {
    Column(
        modifier
            .widthIn(max = 560.dp)
            .fillMaxWidth()
            .clip(RoundedCornerShape(10.dp))
            .background(MaterialTheme.colorScheme.surface)
            .padding(start = 20.dp, end = 12.dp, top = 20.dp, bottom = 12.dp)
    ) {
        Text(title, Modifier.semantics { heading() }, style = Ink.type.title)
        Column(Modifier.padding(top = 8.dp, end = 8.dp), content = content)
        FlowRow(
            Modifier.fillMaxWidth().padding(top = 12.dp),
            horizontalArrangement = Arrangement.spacedBy(4.dp, Alignment.End),
            content = { actions() },
        )
    }
}
