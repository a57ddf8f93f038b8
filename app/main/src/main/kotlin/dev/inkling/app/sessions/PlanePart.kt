package dev.inkling.app.sessions

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.chart.Axis
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.LocalWindowShape
import dev.inkling.app.ui.words.number
import dev.inkling.app.ui.words.percent
import dev.inkling.nnlib.run.Task

/** The plane as the net divides it, with its key, the answers of a truth table, and what there is to learn from it. */
@Composable
internal fun ColumnScope.PlanePart(state: SessionViewState.Shown, plane: Plane) {
    val frame = remember(plane.points) { PlaneFrame.around(plane.points) }
    val lesson = remember(plane.boundary, frame) { plane.boundary?.let { lessonOf(it, frame) } }
    val words = lesson?.let { lessonWords(it, plane.boundary!!.cuts().size) }
    val right = rightWords(plane)
    val extent =
        stringResource(
            R.string.plane_extent,
            Axis.words(frame.left.toFloat()),
            Axis.words(frame.right.toFloat()),
            Axis.words(frame.bottom.toFloat()),
            Axis.words(frame.top.toFloat()),
        )
    val text = listOfNotNull(stringResource(R.string.plane_text), extent, words, right).joinToString(" ")
    PlaneField(plane, frame, text)
    PlaneKey(plane, frame, decides = lesson != null && lesson != PlaneLesson.NOWHERE)
    if (plane.points.size <= GATE_POINTS) TruthTable(plane, state.spec.task())
    // Between the plane and the loss there is little room, unless the loss stands beside it.
    if (words != null) Text(words, style = if (LocalWindowShape.current.sidePane) Ink.type.say else Ink.type.sayTight)
    // Of a truth table each answer stands above.
    if (words != null && plane.points.size > GATE_POINTS) {
        // The points are learned from and kept ones alike; the list tells one of these.
        val accuracy =
            accuracyOf(state)?.let { (of, value) ->
                stringResource(R.string.accuracy_is, stringResource(of), percent(value))
            }
        FlowRow(horizontalArrangement = Arrangement.spacedBy(14.dp)) {
            Support(right)
            accuracy?.let { Support(it) }
        }
    }
}

@Composable
private fun lessonWords(lesson: PlaneLesson, neurons: Int): String =
    when (lesson) {
        PlaneLesson.NOWHERE -> stringResource(R.string.plane_lesson_nowhere)
        PlaneLesson.LINE -> stringResource(R.string.plane_lesson_line)
        PlaneLesson.ONE -> stringResource(R.string.plane_lesson_one)
        PlaneLesson.BETWEEN_0 -> stringResource(R.string.plane_lesson_between, 0)
        PlaneLesson.BETWEEN_1 -> stringResource(R.string.plane_lesson_between, 1)
        PlaneLesson.FEW -> stringResource(R.string.plane_lesson_few)
        PlaneLesson.MANY -> stringResource(R.string.plane_lesson_many, number(neurons))
    }

@Composable
private fun rightWords(plane: Plane): String {
    val right = plane.points.count { it.answer != null && (it.answer > 0.5f) == it.yes }
    val all = plane.points.size
    val some = all > GATE_POINTS
    return if (right == all) stringResource(if (some) R.string.plane_all_shown else R.string.plane_all, number(all))
    else stringResource(if (some) R.string.plane_right_shown else R.string.plane_right, number(right), number(all))
}

@Composable
private fun PlaneKey(plane: Plane, frame: PlaneFrame, decides: Boolean) {
    val boundary = plane.boundary
    val shown = boundary?.let { strongestCuts(it, frame).size } ?: 0
    FlowRow(horizontalArrangement = Arrangement.spacedBy(14.dp)) {
        PlaneKeyItem(KeyShape.DISC, "1")
        PlaneKeyItem(KeyShape.SQUARE, "0")
        if (decides) PlaneKeyItem(KeyShape.LINE, stringResource(R.string.plane_decides))
        if (shown == 0) return@FlowRow
        val all = boundary!!.cuts().size
        if (shown == all) PlaneKeyItem(KeyShape.DASHES, stringResource(R.string.plane_cut))
        else PlaneKeyItem(KeyShape.DASHES, stringResource(R.string.plane_cuts_shown, shown, all))
    }
}

/** The four answers of a truth table, each with what is wanted. */
@Composable
private fun TruthTable(plane: Plane, task: Task) {
    Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(8.dp)) {
        for (point in plane.points) {
            val answer = point.answer
            val wanted = if (point.yes) 1 else 0
            Column(
                Modifier.weight(1f).tile().semantics(mergeDescendants = true) {},
                horizontalAlignment = Alignment.CenterHorizontally,
            ) {
                Caption("${point.x.toInt()} ${task.word()} ${point.y.toInt()}")
                Text(if (answer == null) "–" else "%.2f".format(answer), style = Ink.type.figureSmall)
                val right = answer != null && (answer > 0.5f) == point.yes
                Row(verticalAlignment = Alignment.CenterVertically) {
                    if (answer != null) InkIcon(if (right) InkIcon.CHECK else InkIcon.CLOSE, null, size = 14.dp)
                    Caption(stringResource(R.string.plane_want, wanted))
                }
            }
        }
    }
}
