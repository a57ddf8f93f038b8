package dev.inkling.app.ui.theme

import androidx.compose.foundation.IndicationNodeFactory
import androidx.compose.foundation.interaction.FocusInteraction
import androidx.compose.foundation.interaction.InteractionSource
import androidx.compose.material.ripple.createRippleModifierNode
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.RippleDefaults
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.ContentDrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.node.CompositionLocalConsumerModifierNode
import androidx.compose.ui.node.DelegatableNode
import androidx.compose.ui.node.DelegatingNode
import androidx.compose.ui.node.DrawModifierNode
import androidx.compose.ui.node.currentValueOf
import androidx.compose.ui.node.invalidateDraw
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.launch

/**
 * What a control shows of finger and keyboard: Material's ripple, and around what has the keyboard's focus a [ring]. A
 * second ring of [paper] within it sets it off from controls that are dark or red themselves.
 */
data class InkIndication(private val ring: Color, private val paper: Color) : IndicationNodeFactory {
    override fun create(interactionSource: InteractionSource): DelegatableNode =
        InkIndicationNode(interactionSource, ring, paper)
}

private class InkIndicationNode(
    private val source: InteractionSource,
    private val ring: Color,
    private val paper: Color,
) : DelegatingNode(), DrawModifierNode, CompositionLocalConsumerModifierNode {
    private val ripple =
        delegate(
            createRippleModifierNode(
                source,
                bounded = true,
                radius = Dp.Unspecified,
                color = { currentValueOf(LocalContentColor) },
                rippleAlpha = { RippleDefaults.RippleAlpha },
            )
        )
    private val focuses = mutableSetOf<FocusInteraction.Focus>()

    override fun onAttach() {
        coroutineScope.launch {
            source.interactions.collect {
                when (it) {
                    is FocusInteraction.Focus -> focuses.add(it)
                    is FocusInteraction.Unfocus -> focuses.remove(it.focus)
                    else -> return@collect
                }
                invalidateDraw()
            }
        }
    }

    override fun onDetach() = focuses.clear()

    override fun ContentDrawScope.draw() {
        with(ripple as DrawModifierNode) { draw() }
        if (focuses.isNotEmpty()) {
            ring(ring, 0.dp)
            ring(paper, WIDTH)
        }
    }

    private fun ContentDrawScope.ring(color: Color, inside: Dp) {
        val edge = (inside + WIDTH / 2).toPx()
        drawRoundRect(
            color,
            Offset(edge, edge),
            Size(size.width - 2 * edge, size.height - 2 * edge),
            CornerRadius(CORNER.toPx() - edge),
            Stroke(WIDTH.toPx()),
        )
    }

    private companion object {
        val WIDTH = 2.dp
        val CORNER = 10.dp
    }
}
