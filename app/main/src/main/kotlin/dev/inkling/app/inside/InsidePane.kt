package dev.inkling.app.inside

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import dev.inkling.app.R
import dev.inkling.app.reading.BigReading
import dev.inkling.app.reading.DigitReading
import dev.inkling.app.reading.Finding
import dev.inkling.app.reading.PadReading
import dev.inkling.app.reading.ReadingPart
import dev.inkling.app.reading.ReadingState
import dev.inkling.app.reading.certaintyOf
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.InputPicture
import dev.inkling.app.ui.theme.Ink

/** Beside the pad on a wide window: the reading, a row a digit, and the net's inside. */
@Composable
fun InsidePane(
    state: ReadingState,
    onChoose: (Int) -> Unit,
    onChooseModel: () -> Unit,
    modifier: Modifier = Modifier,
    welcome: Boolean = false,
) {
    val reading = state.reading
    Column(modifier.verticalScroll(rememberScrollState()).padding(vertical = 14.dp)) {
        if (reading is PadReading.Digits && reading.digits.size > 1) {
            NumberPart(reading, state.chosen, onChoose)
        } else {
            ReadingPart(state, onChoose, onChooseModel, Modifier.padding(horizontal = 8.dp), welcome)
        }
        InsideLayers(state, 24.dp, Modifier.padding(top = 16.dp))
    }
}

@Composable
private fun NumberPart(reading: PadReading.Digits, chosen: Int, onChoose: (Int) -> Unit) {
    Row(
        Modifier.padding(horizontal = 24.dp),
        horizontalArrangement = Arrangement.spacedBy(16.dp),
        verticalAlignment = Alignment.Bottom,
    ) {
        BigReading(reading, chosen, onChoose, Ink.type.reading.copy(fontSize = 88.sp, lineHeight = 96.sp))
        Finding(reading, Modifier.padding(bottom = 10.dp))
    }
    Column(Modifier.padding(horizontal = 12.dp, vertical = 8.dp), verticalArrangement = Arrangement.spacedBy(2.dp)) {
        reading.digits.forEachIndexed { i, digit -> DigitRow(digit, i == chosen) { onChoose(i) } }
    }
}

@Composable
private fun DigitRow(digit: DigitReading, on: Boolean, onClick: () -> Unit) {
    val tone = if (on) MaterialTheme.colorScheme.surfaceContainerHigh else Color.Transparent
    Row(
        Modifier.fillMaxWidth()
            .clip(RoundedCornerShape(10.dp))
            .background(tone)
            .selectable(on, onClick = onClick)
            .padding(horizontal = 12.dp, vertical = 8.dp),
        horizontalArrangement = Arrangement.spacedBy(12.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        InputPicture(digit.picture(), 48.dp)
        Text(digit.best().toString(), Modifier.width(26.dp), style = Ink.type.figureSmall)
        Column {
            Text(certaintyOf(digit), style = Ink.type.name)
            Caption(stringResource(R.string.next_guess, digit.second()))
        }
    }
}
