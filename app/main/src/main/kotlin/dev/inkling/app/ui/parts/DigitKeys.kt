package dev.inkling.app.ui.parts

import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.res.stringArrayResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.theme.Ink

/** The ten digits as large keys. */
@Composable
fun DigitKeys(onDigit: (Int) -> Unit) {
    val words = stringArrayResource(R.array.it_is)
    val scheme = MaterialTheme.colorScheme
    FlowRow(
        Modifier.fillMaxWidth(),
        horizontalArrangement = Arrangement.spacedBy(8.dp),
        verticalArrangement = Arrangement.spacedBy(8.dp),
        maxItemsInEachRow = 5,
    ) {
        for (digit in 0..9) {
            Box(
                Modifier.weight(1f)
                    .defaultMinSize(minHeight = 60.dp)
                    .clip(RoundedCornerShape(10.dp))
                    .border(1.dp, scheme.outline, RoundedCornerShape(10.dp))
                    .clickable(role = Role.Button) { onDigit(digit) }
                    .semantics { contentDescription = words[digit] },
                contentAlignment = Alignment.Center,
            ) {
                Text(digit.toString(), style = Ink.type.figureSmall)
            }
        }
    }
}
