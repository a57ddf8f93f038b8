package dev.inkling.app.settings

import android.text.format.Formatter
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.theme.Ink

/** How much room each kind of thing takes: one bar, and its key in words. */
@Composable
internal fun StorageBar(use: StorageUse, modifier: Modifier = Modifier) {
    val ink = Ink.colors
    val scheme = MaterialTheme.colorScheme
    val parts =
        listOf(
            Part(R.string.storage_data, use.pictures, ink.wash1),
            Part(R.string.storage_sessions, use.sessions, scheme.onSurface),
            Part(R.string.storage_models, use.models, ink.wash2),
            Part(R.string.storage_drawings, use.drawings, ink.wash3),
        )
    val total = parts.sumOf { it.bytes }.toFloat()
    Column(modifier) {
        Canvas(
            Modifier.fillMaxWidth()
                .height(14.dp)
                .clip(RoundedCornerShape(3.dp))
                .background(scheme.surfaceContainerHighest)
        ) {
            var x = 0f
            for (part in parts) {
                if (part.bytes == 0L) continue
                val wide = maxOf(part.bytes / total * size.width, 3.dp.toPx())
                drawRect(part.colour, Offset(x, 0f), Size(wide - 1.dp.toPx(), size.height))
                x += wide
            }
        }
        FlowRow(
            Modifier.fillMaxWidth().padding(top = 8.dp),
            horizontalArrangement = Arrangement.SpaceBetween,
            verticalArrangement = Arrangement.spacedBy(6.dp),
        ) {
            parts.forEach { Key(it) }
        }
    }
}

private class Part(val words: Int, val bytes: Long, val colour: Color)

@Composable
private fun Key(part: Part) {
    Row(
        Modifier.semantics(mergeDescendants = true) {},
        horizontalArrangement = Arrangement.spacedBy(6.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Box(Modifier.size(10.dp).clip(RoundedCornerShape(2.dp)).background(part.colour))
        Column {
            Text(sizeOf(part.bytes), style = Ink.type.caption)
            Caption(stringResource(part.words))
        }
    }
}

/** Bytes as the phone writes them: "14 MB". */
@Composable internal fun sizeOf(bytes: Long): String = Formatter.formatShortFileSize(LocalContext.current, bytes)
