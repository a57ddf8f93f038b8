package dev.inkling.app.sessions

import android.content.Context
import android.content.Intent
import android.net.Uri
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.LocalResources
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import dev.inkling.app.R
import dev.inkling.app.data.SessionState
import dev.inkling.app.training.FailureReason
import dev.inkling.app.training.SessionExport.Form
import dev.inkling.app.ui.parts.IconAction
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.LocalMessages
import dev.inkling.app.ui.parts.Menu
import dev.inkling.app.ui.parts.MenuItem
import dev.inkling.app.ui.parts.ScreenBar
import dev.inkling.app.ui.parts.rememberNotificationAsk
import dev.inkling.app.ui.theme.LocalWindowShape
import dev.inkling.app.ui.words.name
import dev.inkling.app.ui.words.startWords
import dev.inkling.app.ui.words.subtitle
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.watch.Diagnosis

/** One session, watching its [model]. */
@Composable
fun SessionScreen(model: SessionViewModel, links: SessionLinks) {
    val state by model.state.collectAsStateWithLifecycle()
    val resources = LocalResources.current
    val messages = LocalMessages.current
    val names = { spec: RunSpec -> spec.name(resources) }
    val shown = state as? SessionViewState.Shown
    val context = LocalContext.current
    val askForNotifications = rememberNotificationAsk(model::mayNotify, model::notificationsAllowed, insist = true)
    val refused = { why: FailureReason -> messages.offer(resources.getString(handOnWords(why))) }
    val actions =
        remember(model, links, shown?.session?.id, resources) {
            object : SessionActions, SessionControls by model {
                override fun accept(finding: Diagnosis) = model.accept(finding, names, links::open)

                override fun duplicate() {
                    shown?.let { links.duplicate(it.session.id) }
                }

                override fun delete() =
                    model.delete {
                        links.list()
                        val words = resources.getQuantityString(R.plurals.sessions_deleted, 1, 1)
                        messages.offer(words, resources.getString(R.string.undo), model::bringBack)
                    }

                override fun useInDraw() = model.useInDraw(refused, links::draw)

                override fun share(form: Form) = model.export(form, refused) { file -> send(context, file, form) }

                override fun allowNotifications() = askForNotifications()

                override fun back() = links.back()
            }
        }
    SessionScreen(state, actions)
}

/** Hands the file to the app that the person chooses. */
private fun send(context: Context, file: Uri, form: Form) {
    val intent =
        Intent(Intent.ACTION_SEND)
            .setType(form.type())
            .putExtra(Intent.EXTRA_STREAM, file)
            .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
    context.startActivity(Intent.createChooser(intent, null))
}

/** One session as [state] has it. */
@Composable
fun SessionScreen(state: SessionViewState, actions: SessionActions) {
    when (state) {
        // It is read from the disk, which may take a moment; the way back is there at once.
        SessionViewState.Loading -> Column(Modifier.fillMaxSize()) { ScreenBar(null, onBack = actions::back) }
        SessionViewState.Missing ->
            Column(Modifier.fillMaxSize()) { ScreenBar(stringResource(R.string.session_gone), onBack = actions::back) }
        is SessionViewState.Shown -> {
            var sharing by rememberSaveable { mutableStateOf(false) }
            if (sharing) {
                ShareSheet(state.hasModel, { sharing = false }) {
                    sharing = false
                    actions.share(it)
                }
            }
            Column(Modifier.fillMaxSize()) {
                SessionBar(state, actions) { sharing = true }
                val ended = state.outcome != null && state.live == null
                if (LocalWindowShape.current.sidePane) WideBody(state, actions, Modifier.weight(1f))
                else {
                    Column(
                        Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(horizontal = 16.dp),
                        verticalArrangement = Arrangement.spacedBy(12.dp),
                    ) {
                        // What could not even begin is explained before its empty chart.
                        val bare = state.session.state == SessionState.FAILED && state.curves.loss.raw.size() == 0
                        if (bare) FindingPart(state, actions)
                        if (ended) EndedPart(state) else RunningMain(state, wide = false)
                        if (!bare) FindingPart(state, actions)
                        if (ended) LossPart(state, wide = false) else RunningSide(state)
                        AccuracyPart(state)
                        LayerParts(state)
                    }
                }
                if (state.live != null) RunningDock(state.live, state.spec, actions)
                else RestingDock(state, actions) { sharing = true }
            }
        }
    }
}

@Composable
private fun WideBody(state: SessionViewState.Shown, actions: SessionActions, modifier: Modifier) {
    val ended = state.outcome != null && state.live == null
    val margin = LocalWindowShape.current.margin
    Row(modifier.fillMaxWidth().padding(horizontal = margin), Arrangement.spacedBy(24.dp)) {
        Column(
            Modifier.weight(1f).verticalScroll(rememberScrollState()),
            verticalArrangement = Arrangement.spacedBy(12.dp),
        ) {
            if (ended) EndedPart(state) else RunningMain(state, wide = true)
        }
        Column(
            Modifier.width(420.dp).verticalScroll(rememberScrollState()),
            verticalArrangement = Arrangement.spacedBy(12.dp),
        ) {
            FindingPart(state, actions)
            if (ended) LossPart(state, wide = false) else RunningSide(state)
            if (ended || state.plane != null) AccuracyPart(state)
            LayerParts(state)
        }
    }
}

@Composable
private fun SessionBar(state: SessionViewState.Shown, actions: SessionActions, onShare: () -> Unit) {
    var open by remember { mutableStateOf(false) }
    var renaming by rememberSaveable { mutableStateOf(false) }
    val began = if (state.spec.task() == Tasks.MY_DIGITS) startWords(state.spec, state.began) else null
    val subtitle = listOfNotNull(state.spec.subtitle(), began, endedWords(state.session)).joinToString("\n")
    ScreenBar(state.session.name, subtitle = subtitle, onBack = actions::back) {
        Box {
            IconAction(InkIcon.MORE, stringResource(R.string.more), { open = true })
            Menu(open, { open = false }) {
                val choose = { act: () -> Unit ->
                    {
                        open = false
                        act()
                    }
                }
                MenuItem(stringResource(R.string.session_duplicate), choose(actions::duplicate))
                MenuItem(stringResource(R.string.session_rename), choose { renaming = true })
                val pinned = state.session.pinned
                val words = if (pinned) R.string.session_unpin else R.string.session_pin
                MenuItem(stringResource(words), choose { actions.pin(!pinned) })
                MenuItem(stringResource(R.string.share), choose(onShare))
                MenuItem(stringResource(R.string.delete), choose(actions::delete))
            }
        }
    }
    if (renaming) {
        RenameQuestion(state.session.name, { renaming = false }) {
            renaming = false
            actions.rename(it)
        }
    }
}
