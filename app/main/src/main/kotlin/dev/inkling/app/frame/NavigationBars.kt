package dev.inkling.app.frame

import androidx.compose.animation.core.animateFloatAsState
import androidx.compose.animation.core.snap
import androidx.compose.animation.core.tween
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawWithContent
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.graphics.drawscope.translate
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.parts.BrushStroke
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Mark
import dev.inkling.app.ui.theme.Ink

/** The bar at a phone's foot; the brush stroke lies across its hairline at the selected place. */
@Composable
fun NavigationBar(selected: Destination?, onSelect: (Destination) -> Unit) {
    val scheme = MaterialTheme.colorScheme
    val brush = remember { BrushStroke() }
    val at by
        animateFloatAsState((selected?.ordinal ?: 0).toFloat(), if (Ink.still) snap() else tween(160), label = "brush")
    Row(
        Modifier.fillMaxWidth()
            .background(scheme.surface)
            .drawWithContent {
                drawContent()
                val line = 1.dp.toPx()
                drawLine(scheme.outlineVariant, Offset(0f, line / 2), Offset(size.width, line / 2), line)
                val place = size.width / Destination.entries.size
                with(brush) {
                    lying(
                        Offset(place * (at + 0.5f) - 26.dp.toPx(), -4.dp.toPx()),
                        52.dp.toPx(),
                        8.dp.toPx(),
                        scheme.onSurface,
                    )
                }
            }
            .windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Bottom + WindowInsetsSides.Horizontal))
            .selectableGroup()
    ) {
        Destination.entries.forEach {
            Place(it, it == selected, { onSelect(it) }, Modifier.weight(1f).defaultMinSize(minHeight = 66.dp))
        }
    }
}

/** The rail at a wide window's side: the mark, the places, and the settings at its foot. */
@Composable
fun NavigationRail(selected: Destination?, onSelect: (Destination) -> Unit, onSettings: () -> Unit) {
    val scheme = MaterialTheme.colorScheme
    val brush = remember { BrushStroke() }
    Column(
        Modifier.fillMaxHeight()
            .background(scheme.surface)
            .drawWithContent {
                drawContent()
                val x = size.width - 0.5.dp.toPx()
                drawLine(scheme.outlineVariant, Offset(x, 0f), Offset(x, size.height), 1.dp.toPx())
            }
            .windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Vertical + WindowInsetsSides.Start))
            .width(88.dp)
            .padding(top = 14.dp),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        MarkPicture(40.dp, Modifier.padding(bottom = 14.dp))
        Column(
            Modifier.weight(1f).verticalScroll(rememberScrollState()).selectableGroup(),
            verticalArrangement = Arrangement.spacedBy(10.dp),
        ) {
            Destination.entries.forEach { place ->
                val on = place == selected
                Place(
                    place,
                    on,
                    { onSelect(place) },
                    Modifier.fillMaxWidth().defaultMinSize(minHeight = 62.dp).drawWithContent {
                        drawContent()
                        if (on) {
                            with(brush) {
                                upright(Offset(-3.dp.toPx(), 9.dp.toPx()), 8.dp.toPx(), 44.dp.toPx(), scheme.onSurface)
                            }
                        }
                    },
                )
            }
        }
        PlaceMark(
            InkIcon.SETTINGS,
            stringResource(R.string.nav_settings),
            false,
            Modifier.padding(bottom = 14.dp)
                .fillMaxWidth()
                .clickable(role = Role.Button, onClick = onSettings)
                .defaultMinSize(minHeight = 62.dp),
        )
    }
}

@Composable
private fun Place(place: Destination, on: Boolean, onClick: () -> Unit, modifier: Modifier) =
    PlaceMark(place.icon, stringResource(place.label), on, modifier.selectable(on, role = Role.Tab, onClick = onClick))

@Composable
private fun PlaceMark(icon: InkIcon, words: String, on: Boolean, modifier: Modifier) {
    val scheme = MaterialTheme.colorScheme
    val ink = if (on) scheme.onSurface else scheme.onSurfaceVariant
    Column(
        modifier.padding(vertical = 6.dp),
        horizontalAlignment = Alignment.CenterHorizontally,
        verticalArrangement = Arrangement.spacedBy(3.dp, Alignment.CenterVertically),
    ) {
        InkIcon(icon, null, tint = ink, selected = on)
        Text(
            words,
            style = if (on) Ink.type.nav.copy(fontWeight = FontWeight.Bold) else Ink.type.nav,
            color = ink,
            textAlign = TextAlign.Center,
        )
    }
}

/** The app's mark at [side]. */
@Composable
fun MarkPicture(side: Dp, modifier: Modifier = Modifier) {
    val stroke = MaterialTheme.colorScheme.onSurface
    val seal = Ink.colors.seal
    Box(modifier) {
        Canvas(Modifier.size(side)) {
            val unit = size.width / 56f
            scale(unit, unit, Offset.Zero) {
                translate(-26f, -26f) {
                    drawPath(Mark.stroke, stroke)
                    drawPath(Mark.seal, seal)
                }
            }
        }
    }
}
