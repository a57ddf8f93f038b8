package dev.inkling.app.mydigits

import android.content.Intent
import android.net.Uri
import androidx.activity.compose.BackHandler
import androidx.compose.foundation.horizontalScroll
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.asPaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.lazy.grid.GridCells
import androidx.compose.foundation.lazy.grid.GridItemSpan
import androidx.compose.foundation.lazy.grid.LazyVerticalGrid
import androidx.compose.foundation.lazy.grid.items
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.LocalResources
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringArrayResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import dev.inkling.app.R
import dev.inkling.app.training.PhoneData
import dev.inkling.app.ui.parts.BottomSheet
import dev.inkling.app.ui.parts.ButtonText
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.DigitKeys
import dev.inkling.app.ui.parts.IconAction
import dev.inkling.app.ui.parts.InkChip
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.LocalMessages
import dev.inkling.app.ui.parts.OutlineButton
import dev.inkling.app.ui.parts.ScreenBar
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.LocalWindowShape
import kotlinx.coroutines.launch

/** My digits, watching its [model]. */
@Composable
fun MyDigitsScreen(model: MyDigitsViewModel, onTeach: () -> Unit, onBack: () -> Unit) {
    val state by model.state.collectAsStateWithLifecycle()
    val messages = LocalMessages.current
    val scope = rememberCoroutineScope()
    val context = LocalContext.current
    val resources = LocalResources.current
    val actions =
        remember(model, context, resources, onTeach, onBack) {
            object : MyDigitsActions, DigitSelection by model {
                override fun relabel(label: Int) =
                    model.relabel(label, offerUndo(resources.getStringArray(R.array.mine_relabelled)[label]))

                override fun delete() {
                    val n = (model.state.value as? MyDigitsState.Shown)?.selected?.size ?: 0
                    model.delete(offerUndo(resources.getQuantityString(R.plurals.mine_deleted, n, n)))
                }

                override fun share() {
                    model.share { picture ->
                        context.startActivity(sharing(picture, resources.getString(R.string.mine_share_title)))
                    }
                }

                override fun draw() = onBack()

                override fun teach() = onTeach()

                override fun back() = onBack()

                private fun offerUndo(words: String): (() -> Unit) -> Unit = { undo ->
                    scope.launch { if (messages.show(words, resources.getString(R.string.undo))) undo() }
                }
            }
        }
    MyDigitsScreen(state, actions)
}

private fun sharing(picture: Uri, title: String): Intent =
    Intent.createChooser(
        Intent(Intent.ACTION_SEND)
            .setType("image/png")
            .putExtra(Intent.EXTRA_STREAM, picture)
            .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION),
        title,
    )

/** My digits as [state] has it. */
@Composable
fun MyDigitsScreen(state: MyDigitsState, actions: MyDigitsActions) {
    var relabelling by rememberSaveable { mutableStateOf(false) }
    Column(Modifier.fillMaxSize()) {
        val shown = state as? MyDigitsState.Shown
        val selected = shown?.selected.orEmpty()
        if (selected.isEmpty()) {
            ScreenBar(stringResource(R.string.mine), onBack = actions::back) {
                if (shown != null && shown.digits.isNotEmpty()) {
                    IconAction(InkIcon.SHARE, stringResource(R.string.share), actions::share)
                }
            }
        } else {
            BackHandler(onBack = actions::selectNone)
            ScreenBar(stringResource(R.string.mine_selected, selected.size), onBack = actions::selectNone) {
                IconAction(InkIcon.DRAW, stringResource(R.string.mine_relabel), { relabelling = true })
                IconAction(InkIcon.SHARE, stringResource(R.string.share), actions::share)
                IconAction(InkIcon.CLEAR, stringResource(R.string.delete), actions::delete)
            }
        }
        when {
            shown == null -> Unit
            shown.total == 0 -> Nothing(actions::draw)
            else -> Grid(shown, actions)
        }
    }
    if (relabelling) {
        BottomSheet(stringResource(R.string.mine_relabel_title), { relabelling = false }) {
            Column(Modifier.padding(horizontal = 16.dp).padding(bottom = 24.dp)) {
                DigitKeys {
                    relabelling = false
                    actions.relabel(it)
                }
            }
        }
    }
}

@Composable
private fun Nothing(onDraw: () -> Unit) {
    Column(
        Modifier.fillMaxSize().verticalScroll(rememberScrollState()).padding(horizontal = 32.dp),
        horizontalAlignment = Alignment.CenterHorizontally,
        verticalArrangement = Arrangement.spacedBy(8.dp, Alignment.CenterVertically),
    ) {
        StampedExample(Modifier.padding(bottom = 16.dp))
        Text(stringResource(R.string.mine_empty), style = Ink.type.say, textAlign = TextAlign.Center)
        Support(stringResource(R.string.mine_empty_hint), textAlign = TextAlign.Center)
        OutlineButton(onDraw, Modifier.padding(top = 12.dp)) {
            InkIcon(InkIcon.DRAW, null)
            ButtonText(stringResource(R.string.mine_draw))
        }
    }
}

@Composable
private fun Grid(shown: MyDigitsState.Shown, actions: MyDigitsActions) {
    val shape = LocalWindowShape.current
    val bottom = WindowInsets.safeDrawing.asPaddingValues().calculateBottomPadding()
    LazyVerticalGrid(
        GridCells.Adaptive(if (shape.roomy) 112.dp else 84.dp),
        contentPadding = PaddingValues(start = shape.margin, end = shape.margin, bottom = 16.dp + bottom),
        horizontalArrangement = Arrangement.spacedBy(10.dp),
        verticalArrangement = Arrangement.spacedBy(10.dp),
    ) {
        fun line(content: @Composable () -> Unit) = item(span = { GridItemSpan(maxLineSpan) }) { content() }
        line {
            Column {
                if (shown.selected.isEmpty()) {
                    Learning(shown.total, actions::teach)
                    shown.weakest?.let { Weakest(it, shown.misread[it], shown.counts[it], actions::draw) }
                }
                Filters(shown, actions::narrow)
            }
        }
        if (shown.digits.isEmpty()) {
            line {
                Text(
                    stringArrayResource(R.array.mine_none_of)[shown.filter ?: 0],
                    Modifier.fillMaxWidth().padding(32.dp),
                    style = Ink.type.say,
                    textAlign = TextAlign.Center,
                )
            }
        }
        items(shown.digits, key = { it.id }) { digit ->
            DigitTile(
                digit,
                digit.id in shown.selected,
                shown.selected.isNotEmpty(),
                { actions.toggle(digit.id) },
                Modifier.animateItem(),
            )
        }
    }
}

/** How many drawings are missing before a net can learn this hand, and the way there when none is. */
@Composable
private fun Learning(total: Int, onTeach: () -> Unit) {
    val more = PhoneData.LEAST_DRAWINGS - total
    if (more > 0) {
        Support(pluralStringResource(R.plurals.mine_until, more, more), Modifier.padding(bottom = 4.dp))
        return
    }
    SentenceAndWay({ Support(stringResource(R.string.mine_enough)) }) {
        TextLink(stringResource(R.string.mine_teach), onTeach)
    }
}

/** Which digit the net misreads most, so that some more of it are drawn. */
@Composable
private fun Weakest(digit: Int, misread: Int, of: Int, onDraw: () -> Unit) {
    SentenceAndWay({
        Text(stringArrayResource(R.array.mine_weakest)[digit], style = Ink.type.sayTight)
        Support(pluralStringResource(R.plurals.mine_misread, of, misread, of))
    }) {
        OutlineButton(onDraw) {
            InkIcon(InkIcon.DRAW, null)
            ButtonText(stringResource(R.string.mine_draw))
        }
    }
}

/** What is so at the left, and what can be done about it at the right, or below where there is no room. */
@Composable
private fun SentenceAndWay(sentence: @Composable ColumnScope.() -> Unit, way: @Composable () -> Unit) {
    FlowRow(
        Modifier.widthIn(max = 560.dp).fillMaxWidth().padding(bottom = 8.dp),
        horizontalArrangement = Arrangement.SpaceBetween,
        verticalArrangement = Arrangement.spacedBy(8.dp),
        itemVerticalAlignment = Alignment.CenterVertically,
    ) {
        Column(Modifier.padding(end = 12.dp), content = sentence)
        way()
    }
}

@Composable
private fun Filters(shown: MyDigitsState.Shown, onNarrow: (Int?) -> Unit) {
    Row(
        Modifier.fillMaxWidth().horizontalScroll(rememberScrollState()).selectableGroup(),
        horizontalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        InkChip(stringResource(R.string.mine_all, shown.total), shown.filter == null, { onNarrow(null) })
        for (label in 0..9) {
            val on = shown.filter == label
            InkChip(
                on,
                { onNarrow(if (on) null else label) },
                description =
                    pluralStringResource(R.plurals.mine_filter, shown.counts[label], label, shown.counts[label]),
            ) {
                Text(
                    label.toString(),
                    style = Ink.type.section.copy(fontSize = 17.sp),
                    color = LocalContentColor.current,
                )
                if (on) {
                    Text(shown.counts[label].toString(), style = Ink.type.caption, color = LocalContentColor.current)
                } else {
                    Caption(shown.counts[label].toString())
                }
            }
        }
    }
}
