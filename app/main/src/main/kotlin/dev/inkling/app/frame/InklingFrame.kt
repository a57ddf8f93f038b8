package dev.inkling.app.frame

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.consumeWindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.LocalTextStyle
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import androidx.navigation.NavHostController
import androidx.navigation.compose.currentBackStackEntryAsState
import androidx.navigation.compose.rememberNavController
import dev.inkling.app.graph.AppGraph
import dev.inkling.app.ui.parts.LocalMessages
import dev.inkling.app.ui.parts.MessageHost
import dev.inkling.app.ui.parts.Messages
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.LocalWindowShape
import dev.inkling.app.ui.theme.WindowShape

/** The frame around every screen, and the way between them. */
@Composable
fun InklingFrame(graph: AppGraph, navigator: NavHostController = rememberNavController()) {
    val entry by navigator.currentBackStackEntryAsState()
    val route = entry?.destination?.route
    FrameLayout(
        area = Destination.entries.firstOrNull { route?.substringBefore('/') == it.route },
        bar = Destination.entries.any { it.route == route },
        onSelect = navigator::goTo,
        onSettings = navigator::openSettings,
    ) {
        Screens(navigator, graph)
    }
}

/**
 * The bar or the rail, the place for messages, and [content] between.
 *
 * @param area the place that what is shown belongs to, if any
 * @param bar whether a phone shows the bar here; a rail always stays
 */
@Composable
fun FrameLayout(
    area: Destination?,
    bar: Boolean,
    onSelect: (Destination) -> Unit,
    onSettings: () -> Unit,
    content: @Composable () -> Unit,
) {
    val scope = rememberCoroutineScope()
    val messages = remember { Messages(scope) }
    BoxWithConstraints(Modifier.fillMaxSize().background(MaterialTheme.colorScheme.surface)) {
        val shape = WindowShape(maxWidth, maxHeight)
        val atFoot = bar && !shape.rail
        CompositionLocalProvider(
            LocalWindowShape provides shape,
            LocalMessages provides messages,
            LocalContentColor provides MaterialTheme.colorScheme.onSurface,
            LocalTextStyle provides Ink.type.body,
        ) {
            // One place for the content: at another place in the composition it would forget all that it keeps.
            Row(Modifier.fillMaxSize()) {
                if (shape.rail) NavigationRail(area, onSelect, onSettings)
                Column(Modifier.weight(1f)) {
                    val taken =
                        when {
                            shape.rail -> Modifier.consumed(WindowInsetsSides.Start)
                            atFoot -> Modifier.consumed(WindowInsetsSides.Bottom)
                            else -> Modifier
                        }
                    Box(Modifier.weight(1f).then(taken)) { content() }
                    if (atFoot) NavigationBar(area, onSelect)
                }
            }
            MessageHost(
                messages,
                Modifier.align(Alignment.BottomCenter)
                    .windowInsetsPadding(WindowInsets.safeDrawing)
                    .padding(bottom = if (atFoot) 66.dp else 0.dp),
            )
        }
    }
}

@Composable
private fun Modifier.consumed(sides: WindowInsetsSides) = consumeWindowInsets(WindowInsets.safeDrawing.only(sides))
