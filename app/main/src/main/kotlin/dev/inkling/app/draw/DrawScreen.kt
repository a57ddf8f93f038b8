package dev.inkling.app.draw

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
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalResources
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import dev.inkling.app.R
import dev.inkling.app.data.ModelEntity
import dev.inkling.app.frame.LocalWindowShape
import dev.inkling.app.inside.InsidePane
import dev.inkling.app.ui.pad.Ink
import dev.inkling.app.ui.pad.InkStroke
import dev.inkling.app.ui.pad.PadInput
import dev.inkling.app.ui.parts.DigitBars
import dev.inkling.app.ui.parts.IconAction
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.LocalMessages
import dev.inkling.app.ui.parts.Menu
import dev.inkling.app.ui.parts.MenuItem
import dev.inkling.app.ui.theme.Ink as Look

/** What the person can do on Draw. */
@Immutable
class DrawActions(
    val undo: () -> Unit = {},
    val redo: () -> Unit = {},
    val clear: () -> Unit = {},
    val undoHint: () -> Unit = {},
    val stamp: (String) -> Unit = {},
    val choose: (Int) -> Unit = {},
    val chooseModel: (Long) -> Unit = {},
    val chooseBackend: (String) -> Unit = {},
    val other: () -> Unit = {},
    val models: () -> Unit = {},
    val inside: () -> Unit = {},
    val mine: () -> Unit = {},
    val settings: () -> Unit = {},
    val left: () -> Unit = {},
    val removeModel: (ModelEntity) -> Unit = {},
)

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
            DrawActions(
                model::undo,
                model::redo,
                model::clear,
                model::undoHint,
                model::stamp,
                model::choose,
                model::chooseModel,
                model::chooseBackend,
                { asking = true },
                { choosing = true },
                onInside,
                onMine,
                onSettings,
                model::left,
                { gone ->
                    choosing = false
                    model.removeModel(gone) {
                        messages.show(
                            resources.getString(R.string.model_deleted, gone.name),
                            resources.getString(R.string.undo),
                        )
                    }
                },
            )
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
    if (shape.sidePane) {
        Row(Modifier.fillMaxSize()) {
            Column(Modifier.weight(1f).windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Vertical))) {
                DrawBar(state, actions, wide = true)
                PadPart(
                    state,
                    ink,
                    live,
                    input,
                    actions,
                    Modifier.fillMaxWidth().weight(1f).padding(horizontal = shape.margin),
                )
                PadTools(ink(), state, shape.margin, actions)
            }
            Box(Modifier.fillMaxHeight().width(1.dp).background(MaterialTheme.colorScheme.outlineVariant))
            InsidePane(
                state,
                actions.choose,
                actions.models,
                Modifier.width(424.dp)
                    .fillMaxHeight()
                    .windowInsetsPadding(
                        WindowInsets.safeDrawing.only(WindowInsetsSides.Vertical + WindowInsetsSides.End)
                    ),
            )
        }
    } else if (shape.rail) {
        LowDraw(state, ink, live, input, actions)
    } else if (LocalDensity.current.fontScale > LARGE_TYPE || shape.height < 640.dp) {
        LargeDraw(state, ink, live, input, actions)
    } else {
        Column(Modifier.fillMaxSize().windowInsetsPadding(WindowInsets.safeDrawing)) {
            DrawBar(state, actions, wide = false)
            ReadingPart(state, state.welcome, actions.choose, actions.models)
            Bars(state)
            PadPart(
                state,
                ink,
                live,
                input,
                actions,
                Modifier.fillMaxWidth().weight(1f).padding(start = 16.dp, end = 16.dp, top = 10.dp),
            )
            PadTools(ink(), state, 16.dp, actions)
        }
    }
}

/** In a low, wide window: words at the left, and the pad as high as the window. */
@Composable
private fun LowDraw(state: DrawState, ink: () -> Ink, live: () -> InkStroke?, input: PadInput, actions: DrawActions) {
    Row(Modifier.fillMaxSize().windowInsetsPadding(WindowInsets.safeDrawing)) {
        Column(Modifier.weight(1f).verticalScroll(rememberScrollState())) {
            DrawBar(state, actions, wide = false)
            ReadingPart(state, state.welcome, actions.choose, actions.models)
            Bars(state)
            PadTools(ink(), state, 16.dp, actions)
        }
        PadPart(
            state,
            ink,
            live,
            input,
            actions,
            Modifier.weight(1f).fillMaxHeight().padding(top = 12.dp, end = 16.dp, bottom = 12.dp),
        )
    }
}

/** In large type or a short window: it scrolls, and whatever grows with a reading stands below the pad. */
@Composable
private fun LargeDraw(state: DrawState, ink: () -> Ink, live: () -> InkStroke?, input: PadInput, actions: DrawActions) {
    Column(Modifier.fillMaxSize().windowInsetsPadding(WindowInsets.safeDrawing).verticalScroll(rememberScrollState())) {
        DrawBar(state, actions, wide = false)
        ReadingHead(state, state.welcome, actions.choose, actions.models)
        PadPart(
            state,
            ink,
            live,
            input,
            actions,
            Modifier.fillMaxWidth().height(340.dp).padding(start = 16.dp, end = 16.dp, top = 10.dp),
        )
        PadTools(ink(), state, 16.dp, actions)
        val reading = state.reading
        if (reading is PadReading.Digits) Finding(reading, Modifier.padding(horizontal = 16.dp))
        Bars(state, Modifier.padding(vertical = 12.dp))
    }
}

@Composable
private fun Bars(state: DrawState, modifier: Modifier = Modifier) =
    DigitBars(
        state.digit?.let { d -> List(10) { d.belief(it) } },
        barsDescription(state.digit),
        modifier.padding(horizontal = 16.dp),
    )

/** The model's name, and the ways from here. */
@Composable
private fun DrawBar(state: DrawState, actions: DrawActions, wide: Boolean) {
    val name = state.modelName ?: stringResource(R.string.model_shipped)
    val choose = stringResource(R.string.model_choose_now, name)
    var menu by remember { mutableStateOf(false) }
    Row(
        Modifier.fillMaxWidth()
            .defaultMinSize(minHeight = 56.dp)
            .padding(start = LocalWindowShape.current.margin, end = if (wide) 20.dp else 4.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Box(Modifier.weight(1f)) {
            Row(
                Modifier.clickable(role = Role.Button, onClick = actions.models)
                    .defaultMinSize(minHeight = 48.dp)
                    .semantics(mergeDescendants = true) { contentDescription = choose },
                verticalAlignment = Alignment.CenterVertically,
            ) {
                Text(
                    name,
                    Modifier.weight(1f, fill = false),
                    style = Look.type.rowTitle.copy(fontWeight = Look.type.medium),
                    maxLines = if (LocalDensity.current.fontScale > LARGE_TYPE) 2 else 1,
                    overflow = TextOverflow.Ellipsis,
                )
                InkIcon(InkIcon.DOWN, null, selected = true)
            }
        }
        if (!wide) IconAction(InkIcon.EYE, stringResource(R.string.inside), actions.inside)
        MineLink(state.kept, wide, actions.mine)
        Box {
            IconAction(InkIcon.MORE, stringResource(R.string.more), { menu = true })
            Menu(menu, { menu = false }) {
                if (state.reading is PadReading.Digits) {
                    MenuItem(stringResource(R.string.other)) {
                        menu = false
                        actions.other()
                    }
                }
                MenuItem(stringResource(R.string.nav_settings)) {
                    menu = false
                    actions.settings()
                }
            }
        }
    }
}

@Composable
private fun MineLink(kept: Int, wide: Boolean, onClick: () -> Unit) {
    val say = pluralStringResource(R.plurals.mine_open, kept, kept)
    Row(
        Modifier.clickable(role = Role.Button, onClick = onClick)
            .defaultMinSize(48.dp, 48.dp)
            .padding(horizontal = 10.dp)
            .semantics(mergeDescendants = true) { contentDescription = say },
        horizontalArrangement = Arrangement.spacedBy(6.dp, Alignment.CenterHorizontally),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        InkIcon(InkIcon.GRID, null)
        val words =
            when {
                wide && kept > 0 -> stringResource(R.string.mine_count, kept)
                wide -> stringResource(R.string.mine)
                kept > 0 -> kept.toString()
                else -> null
            }
        if (words != null) Text(words, style = Look.type.label)
    }
}
