package dev.inkling.app.train

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.rotate
import androidx.compose.ui.unit.dp
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.theme.Ink
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings
import dev.inkling.nnlib.spec.Option
import dev.inkling.nnlib.watch.Outlines
import kotlin.math.abs
import kotlin.math.exp
import kotlin.math.sin

/**
 * What a setting does, in a few strokes that follow its value where they can. Decoration: the help says it in words.
 */
@Composable
fun SettingPicture(setting: Option, spec: RunSpec) {
    val ink = MaterialTheme.colorScheme.onSurface
    val quiet = MaterialTheme.colorScheme.outline
    val first = Ink.colors.classA
    val second = Ink.colors.classB
    val rates = rates(spec)
    val starts = starts(spec)
    val bend =
        remember(spec.text(Settings.ACTIVATION), spec.options(spec.activation())) { Outlines.bend(spec, POINTS, 3f) }
    Canvas(Modifier.size(44.dp, 32.dp).sheet(4.dp)) {
        val pen = Pen(this, ink, quiet, first, second, rates, starts, bend)
        pen.draw(setting, spec)
    }
}

/** The strokes of one picture. */
private class Pen(
    private val scope: DrawScope,
    private val ink: Color,
    private val quiet: Color,
    private val first: Color,
    private val second: Color,
    private val rates: FloatArray,
    private val starts: FloatArray,
    private val bend: FloatArray,
) {
    private val line = with(scope) { Stroke(1.5.dp.toPx(), cap = StrokeCap.Round, join = StrokeJoin.Round) }

    fun draw(setting: Option, spec: RunSpec) {
        when (val key = setting.key()) {
            "task" -> scope.dataPicture(spec.task(), first, second, ink, line)
            "samples" -> points(0.1f, 10)
            "noise" -> points(0.06f + 0.5f * spec.number(key).toFloat().coerceIn(0f, 0.5f))
            "validation",
            "drawn",
            "scribbles",
            "warm-up" -> share(spec.number(key).toFloat())
            "augment" -> turned(spec.text(key) != "none")
            "model" -> units(-1)
            "activation" -> bend()
            "slope" -> curve { x -> if (x < 0.5f) 0.3f + 0.3f * (x - 0.5f) else 0.3f + 1.1f * (x - 0.5f) }
            "dropout" -> units((4 * spec.number(key)).toInt().coerceIn(0, 3))
            "batch-norm",
            "centered" -> bells()
            "init" -> curve { x -> 0.05f + 0.85f * starts.at(x) }
            "from" -> curve { x -> bell(x, 0.5f, 0.16f) }
            "seed",
            "random" -> dice()
            "label-smoothing" -> bars(0.8f)
            "lr" -> steps()
            "momentum",
            "rho",
            "alpha",
            "beta1" -> trail()
            "beta2",
            "amsgrad" -> curve { x -> abs(sin(14 * x)) * 0.6f * exp(-x) + 0.1f }
            "weight-decay" -> arrowsIn()
            "clip" -> clipped()
            "optimizer" -> curve { x -> 0.85f - 0.7f * x + 0.22f * sin(9 * x) * (1 - x) }
            "schedule",
            "every",
            "gamma",
            "power",
            "plateau-patience" -> curve { x -> 0.05f + 0.9f * rates.at(x) }
            "batch",
            "accumulate" -> grid()
            "epochs" -> rounds()
            "patience" -> curve { x -> 0.25f + 2.2f * (x - 0.55f) * (x - 0.55f) }
            else -> ofGroup(Settings.group(setting))
        }
    }

    /** The picture of what a setting is a part of: an activation and a loss bring settings of their own. */
    private fun ofGroup(group: Settings.Group) =
        when (group) {
            Settings.Group.MODEL -> bend()
            Settings.Group.LOSS -> curve { x -> exp(-3.2f * x) }
            else -> chip()
        }

    private fun bend() = curve { x -> 0.12f + 0.26f * (bend.at(x) - minOf(0f, bend.min())).coerceAtMost(3.2f) }

    private fun at(x: Float, y: Float) = Offset(scope.size.width * x, scope.size.height * y)

    private fun px(dp: Float) = with(scope) { dp.dp.toPx() }

    private fun curve(of: (Float) -> Float) = scope.drawPath(scope.graph(of), ink, style = line)

    /** Two classes of points that stray from where they belong. */
    private fun points(stray: Float, each: Int = 6) {
        for (i in 0 until each) {
            val side = 0.5f * sin(i * 7.1f) * stray
            val up = 0.15f + 0.7f * (i + 0.5f) / each
            scope.drawCircle(first, px(1.7f), at(0.3f + side, up + stray * sin(i * 3.7f) / 2))
            scope.drawCircle(second, px(1.7f), at(0.7f - side, up + stray * sin(i * 5.3f) / 2))
        }
    }

    private fun share(of: Float) {
        val corner = at(0.1f, 0.38f)
        val all = Size(scope.size.width * 0.8f, scope.size.height * 0.24f)
        scope.drawRect(quiet, corner, all, style = Stroke(px(1f)))
        scope.drawRect(ink, corner, Size(all.width * of.coerceIn(0f, 1f), all.height))
    }

    private fun turned(on: Boolean) {
        val side = px(13f)
        val corner = scope.center - Offset(side / 2, side / 2)
        scope.drawRect(quiet, corner, Size(side, side), style = Stroke(px(1f)))
        scope.rotate(if (on) 18f else 0f) { drawRect(ink, corner, Size(side, side), style = line) }
    }

    /** A layer of four units, of which the last are silent. */
    private fun units(silent: Int) {
        for (i in 0 until 4) {
            val place = at(0.5f, 0.17f + 0.22f * i)
            for (side in listOf(0.15f, 0.85f)) scope.drawLine(quiet, at(side, 0.5f), place, px(0.75f))
            if (silent > 3 - i) scope.drawCircle(quiet, px(2.6f), place, style = Stroke(px(1f)))
            else scope.drawCircle(ink, px(2.6f), place)
        }
    }

    private fun bell(x: Float, middle: Float, wide: Float): Float {
        val far = (x - middle) / wide
        return 0.05f + 0.85f * exp(-far * far / 2)
    }

    private fun bells() {
        scope.drawPath(scope.graph { x -> bell(x, 0.78f, 0.07f) }, quiet, style = line)
        curve { x -> bell(x, 0.42f, 0.14f) }
    }

    private fun dice() {
        val side = px(19f)
        val corner = scope.center - Offset(side / 2, side / 2)
        scope.drawRect(ink, corner, Size(side, side), style = line)
        for (i in -1..1) scope.drawCircle(ink, px(1.8f), scope.center + Offset(i * px(5f), i * px(5f)))
    }

    private fun bars(high: Float) {
        for (i in 0 until 5) {
            val top = if (i == 2) high else 0.14f
            scope.drawLine(ink, at(0.2f + 0.15f * i, 0.88f), at(0.2f + 0.15f * i, 0.88f - 0.76f * top), px(3f))
        }
    }

    /** Steps down one side of a valley. */
    private fun steps() {
        fun valley(x: Float) = 0.1f + 2.6f * (x - 0.6f) * (x - 0.6f)
        scope.drawPath(scope.graph(::valley), quiet, style = line)
        for (x in listOf(0.06f, 0.3f, 0.47f, 0.56f)) {
            scope.drawCircle(ink, px(2f), at(0.12f + 0.76f * x, 0.88f - 0.76f * valley(x)))
        }
    }

    /** A point with what it remembers of its way. */
    private fun trail() {
        for (i in 0..4) {
            val x = 0.15f + 0.17f * i
            scope.drawCircle(ink.copy(alpha = 0.15f + 0.2f * i), px(1.4f + 0.4f * i), at(x, 0.3f + 0.1f * i))
        }
    }

    private fun arrowsIn() {
        scope.drawCircle(ink, px(2f), scope.center)
        for (side in listOf(-1, 1)) {
            val tip = scope.center + Offset(side * px(5f), 0f)
            scope.drawLine(ink, scope.center + Offset(side * px(16f), 0f), tip, line.width)
            for (up in listOf(-1, 1)) scope.drawLine(ink, tip, tip + Offset(side * px(4f), up * px(4f)), line.width)
        }
    }

    private fun clipped() {
        scope.drawLine(quiet, at(0.1f, 0.3f), at(0.9f, 0.3f), px(1f))
        for (i in 0 until 5) {
            val high = floatArrayOf(0.3f, 0.58f, 0.4f, 0.58f, 0.2f)[i]
            scope.drawLine(ink, at(0.18f + 0.16f * i, 0.88f), at(0.18f + 0.16f * i, 0.88f - high), line.width)
        }
    }

    private fun grid() {
        for (row in 0 until 3) for (column in 0 until 5) {
            scope.drawCircle(if (column < 2) ink else quiet, px(1.4f), at((column + 1) / 6f, (row + 1) / 4f))
        }
    }

    private fun rounds() {
        for (i in 0 until 3) {
            val radius = px(4f + 3.5f * i)
            val corner = scope.center - Offset(radius, radius)
            val square = Size(2 * radius, 2 * radius)
            scope.drawArc(ink, -60f, 300f, false, corner, square, style = line)
        }
    }

    private fun chip() {
        val side = px(14f)
        val corner = scope.center - Offset(side / 2, side / 2)
        scope.drawRect(ink, corner, Size(side, side), style = line)
        for (i in 1..3) {
            val x = corner.x + side * i / 4
            scope.drawLine(ink, Offset(x, corner.y - px(4f)), Offset(x, corner.y), line.width)
            scope.drawLine(ink, Offset(x, corner.y + side), Offset(x, corner.y + side + px(4f)), line.width)
        }
    }
}
