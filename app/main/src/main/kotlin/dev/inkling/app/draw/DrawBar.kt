package dev.inkling.app.draw

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.reading.LARGE_TYPE
import dev.inkling.app.reading.PadReading
import dev.inkling.app.ui.parts.IconAction
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Menu
import dev.inkling.app.ui.parts.MenuItem
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.LocalWindowShape

/** The model's name, and the ways from here. */
@Composable
internal fun DrawBar(state: DrawState, actions: DrawActions, wide: Boolean) {
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
                Modifier.clickable(role = Role.Button, onClick = actions::showModels)
                    .defaultMinSize(minHeight = 48.dp)
                    .semantics(mergeDescendants = true) { contentDescription = choose },
                verticalAlignment = Alignment.CenterVertically,
            ) {
                Text(
                    name,
                    Modifier.weight(1f, fill = false),
                    style = Ink.type.rowTitle.copy(fontWeight = Ink.type.medium),
                    maxLines = if (LocalDensity.current.fontScale > LARGE_TYPE) 2 else 1,
                    overflow = TextOverflow.Ellipsis,
                )
                InkIcon(InkIcon.DOWN, null, selected = true)
            }
        }
        if (!wide) IconAction(InkIcon.EYE, stringResource(R.string.inside), actions::openInside)
        MineLink(state.kept, wide, actions::openMyDigits)
        Box {
            IconAction(InkIcon.MORE, stringResource(R.string.more), { menu = true })
            Menu(menu, { menu = false }) {
                if (state.reading is PadReading.Digits) {
                    MenuItem(stringResource(R.string.other)) {
                        menu = false
                        actions.askOther()
                    }
                }
                MenuItem(stringResource(R.string.nav_settings)) {
                    menu = false
                    actions.openSettings()
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
        if (words != null) Text(words, style = Ink.type.label)
    }
}
