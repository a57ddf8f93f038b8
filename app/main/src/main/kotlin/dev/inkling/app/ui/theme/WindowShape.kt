package dev.inkling.app.ui.theme

import androidx.compose.runtime.Immutable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp

/** What the window's size allows. Decided once, in the frame, so that every screen agrees. */
@Immutable
data class WindowShape(val width: Dp, val height: Dp) {
    /** A rail at the side instead of a bar at the foot: wide windows, and low ones. */
    val rail: Boolean = width >= 840.dp || (width > height && width >= 600.dp)

    /** Room for a side pane beside the main one. */
    val sidePane: Boolean = width >= 840.dp

    /** Room below what a phone shows. */
    val tall: Boolean = height >= 1000.dp

    /** A large screen with the wider margins. */
    val roomy: Boolean = width >= 840.dp && height >= 600.dp

    val margin: Dp = if (roomy) 32.dp else 16.dp
}

val LocalWindowShape = staticCompositionLocalOf { WindowShape(411.dp, 891.dp) }
