package dev.inkling.app.draw

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalResources
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import dev.inkling.app.R
import dev.inkling.app.data.ModelEntity
import dev.inkling.app.inside.InsidePane
import dev.inkling.app.reading.Finding
import dev.inkling.app.reading.LARGE_TYPE
import dev.inkling.app.reading.PadReading
import dev.inkling.app.reading.ReadingHead
import dev.inkling.app.reading.ReadingPart
import dev.inkling.app.reading.barsDescription
import dev.inkling.app.ui.pad.Ink
import dev.inkling.app.ui.pad.InkStroke
import dev.inkling.app.ui.pad.PadInput
import dev.inkling.app.ui.parts.DigitBars
import dev.inkling.app.ui.parts.LocalMessages
import dev.inkling.app.ui.theme.LocalWindowShape

/** Draw, watching its [model]. */
@Composable
fun DrawScreen(model: DrawViewModel, onInside: () -> Unit, onMine: () -> Unit, onSettings: () -> Unit) {
    val state by model.state.collectAsStateWithLifecycle()
    var asking by rememberSaveable { mutableStateOf(false) }
    var choosing by rememberSaveable { mutableStateOf(false) }
    val messages = LocalMessages.current
    val resources = LocalResources.current
    LaunchedEffect(model) { model.problems.collect { messages.show(resources.getString(R.string.mine_failed, it)) } }
    val side = LocalWindowShape.current.sidePane
    LaunchedEffect(side) { if (side) model.lookInside(true) }
    val actions =
        remember(model, messages, resources, onInside, onMine, onSettings) {
            object : DrawActions, PadActions by model {
                override fun askOther() {
                    asking = true
                }

                override fun showModels() {
                    choosing = true
                }

                override fun removeModel(removed: ModelEntity) {
                    choosing = false
                    model.removeModel(removed) {
                        messages.show(
                            resources.getString(R.string.model_deleted, removed.name),
                            resources.getString(R.string.undo),
                        )
                    }
                }

                override fun openInside() = onInside()

                override fun openMyDigits() = onMine()

                override fun openSettings() = onSettings()
            }
        }
    DrawScreen(state, { model.ink }, { model.live }, model, actions)
    val reading = state.reading
    if (asking && reading is PadReading.Digits) {
        OtherSheet(
            reading,
            {
                asking = false
                actions.stamp(it)
            },
            { asking = false },
        )
    }
    if (choosing) ModelSheet(state, actions, { choosing = false })
}

/** Draw as [state] has it. */
@Composable
fun DrawScreen(state: DrawState, ink: () -> Ink, live: () -> InkStroke?, input: PadInput, actions: DrawActions) {
    val shape = LocalWindowShape.current
    val pad: @Composable (Modifier) -> Unit = { PadPart(state, ink, live, input, actions, it) }
    val drawing by remember(live) { derivedStateOf { live() != null } }
    val tools: @Composable () -> Unit = {
        val (inkOfTools, stateOfTools) = heldWhile(drawing, ink() to state)
        PadTools(inkOfTools, stateOfTools, shape.margin, actions)
    }
    when {
        shape.sidePane -> WideDraw(state, actions, pad, tools)
        shape.rail -> LowDraw(state, actions, pad, tools)
        LocalDensity.current.fontScale > LARGE_TYPE || shape.height < 640.dp -> LargeDraw(state, actions, pad, tools)
        else -> TallDraw(state, actions, pad, tools)
    }
}

/**
 * While [held], what [value] was before. The tools wait so for the finger to be lifted: answers to half a digit take
 * more or less room as they change, and the pad beside them would move under the finger and bend the stroke.
 */
@Composable
private fun <T> heldWhile(held: Boolean, value: T): T {
    val kept = remember { Kept(value) }
    if (!held) kept.value = value
    return kept.value
}

private class Kept<T>(var value: T)

/** On a phone: the reading, the bars, and the pad in all the room that is left. */
@Composable
private fun TallDraw(
    state: DrawState,
    actions: DrawActions,
    pad: @Composable (Modifier) -> Unit,
    tools: @Composable () -> Unit,
) {
    Column(Modifier.fillMaxSize().windowInsetsPadding(WindowInsets.safeDrawing)) {
        DrawBar(state, actions, wide = false)
        ReadingPart(state.pad, actions::choose, actions::showModels, welcome = state.welcome)
        Bars(state)
        pad(Modifier.fillMaxWidth().weight(1f).then(UNDER_BARS))
        tools()
    }
}

/** In a wide window: the pad, and beside it the reading with the net's inside. */
@Composable
private fun WideDraw(
    state: DrawState,
    actions: DrawActions,
    pad: @Composable (Modifier) -> Unit,
    tools: @Composable () -> Unit,
) {
    val upright = WindowInsets.safeDrawing.only(WindowInsetsSides.Vertical)
    Row(Modifier.fillMaxSize()) {
        Column(Modifier.weight(1f).windowInsetsPadding(upright)) {
            DrawBar(state, actions, wide = true)
            pad(Modifier.fillMaxWidth().weight(1f).padding(horizontal = LocalWindowShape.current.margin))
            tools()
        }
        Box(Modifier.fillMaxHeight().width(1.dp).background(MaterialTheme.colorScheme.outlineVariant))
        InsidePane(
            state.pad,
            actions::choose,
            actions::showModels,
            Modifier.width(428.dp)
                .fillMaxHeight()
                .windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Vertical + WindowInsetsSides.End)),
            state.welcome,
        )
    }
}

/** In a low, wide window: words at the left, and the pad as high as the window. */
@Composable
private fun LowDraw(
    state: DrawState,
    actions: DrawActions,
    pad: @Composable (Modifier) -> Unit,
    tools: @Composable () -> Unit,
) {
    Row(Modifier.fillMaxSize().windowInsetsPadding(WindowInsets.safeDrawing)) {
        Column(Modifier.weight(1f).verticalScroll(rememberScrollState())) {
            DrawBar(state, actions, wide = false)
            ReadingPart(state.pad, actions::choose, actions::showModels, welcome = state.welcome)
            Bars(state, height = 76.dp)
            tools()
        }
        pad(Modifier.weight(1f).fillMaxHeight().padding(top = 12.dp, end = 16.dp, bottom = 12.dp))
    }
}

/** In large type or a short window: it scrolls, and whatever grows with a reading stands below the pad. */
@Composable
private fun LargeDraw(
    state: DrawState,
    actions: DrawActions,
    pad: @Composable (Modifier) -> Unit,
    tools: @Composable () -> Unit,
) {
    Column(Modifier.fillMaxSize().windowInsetsPadding(WindowInsets.safeDrawing).verticalScroll(rememberScrollState())) {
        DrawBar(state, actions, wide = false)
        ReadingHead(state.pad, actions::choose, actions::showModels, state.welcome)
        pad(Modifier.fillMaxWidth().height(340.dp).then(UNDER_BARS))
        tools()
        val reading = state.reading
        if (reading is PadReading.Digits) Finding(reading, Modifier.padding(horizontal = 16.dp))
        Bars(state, Modifier.padding(vertical = 12.dp))
    }
}

private val UNDER_BARS = Modifier.padding(start = 16.dp, end = 16.dp, top = 10.dp)

@Composable
private fun Bars(state: DrawState, modifier: Modifier = Modifier, height: Dp = 88.dp) =
    DigitBars(
        state.pad.digit?.let { d -> List(10) { d.belief(it) } },
        barsDescription(state.pad.digit),
        modifier.padding(horizontal = 16.dp),
        height,
    )
