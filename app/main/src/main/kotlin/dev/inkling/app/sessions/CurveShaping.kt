package dev.inkling.app.sessions

import dev.inkling.app.data.CurvePoints
import dev.inkling.app.ui.chart.Points
import dev.inkling.nnlib.watch.Metrics
import kotlin.math.exp

/** About how many points of a curve the smooth line looks back on: a small share of them, lest it lags behind. */
private fun lookBack(points: Int) = (points / 60.0).coerceIn(1.0, 24.0)

/** The curves of a session that trains. */
fun sessionCurves(metrics: Metrics): SessionCurves =
    sessionCurves(
        metrics.stepsPerEpoch(),
        metrics.all().mapValues { CurvePoints.of(it.value) },
        metrics.layers().map { it.name() },
    )

/** The curves of a session at rest, and the [layers] with weights of its net, from input to output. */
fun sessionCurves(
    stepsPerEpoch: Long,
    curves: Map<String, CurvePoints>,
    layers: List<String> = emptyList(),
): SessionCurves {
    fun mean(name: String) = curves[name]?.let(::means) ?: Points.NONE
    fun byLayer(key: String) =
        layers.mapNotNull { layer -> curves["$layer.$key"]?.takeIf { it.size() > 0 }?.let { layer to means(it) } }
    val gradients = byLayer("gradient")
    return SessionCurves(
        stepsPerEpoch,
        curves["loss"]?.let { smoothAndRaw(it, stepsPerEpoch) } ?: SmoothAndRaw.NONE,
        mean("accuracy"),
        mean("validationLoss"),
        mean("validationAccuracy"),
        layers,
        gradients,
        byLayer("spread"),
        gradients.map { (_, points) -> smooth(points) },
        byLayer("dead").map { (layer, points) -> layer to points.y(points.size() - 1) },
    )
}

private fun means(curve: CurvePoints): Points {
    val x = FloatArray(curve.size()) { maxOf(curve.lowStep(it), curve.highStep(it)).toFloat() }
    return Points.of(x, FloatArray(curve.size()) { curve.mean(it) })
}

/** An average of a curve that forgets slowly. */
private fun smooth(points: Points): Points {
    val back = lookBack(points.size())
    var average = 0.0
    val y =
        FloatArray(points.size()) { i ->
            average += shareOf(i, back) * (points.y(i) - average)
            average.toFloat()
        }
    return Points.of(FloatArray(points.size()) { points.x(it) }, y)
}

/** How much the point there has to say: early on an average looks back on what there is, and starts where it does. */
private fun shareOf(i: Int, back: Double): Double = maxOf(1.0 / (i + 1), 1 - exp(-1 / back))

/** The lowest and the highest of each point in the order in which they came, and an average that forgets slowly. */
private fun smoothAndRaw(curve: CurvePoints, stepsPerEpoch: Long): SmoothAndRaw {
    val n = curve.size()
    // A step that sees every sample has no noise to be smoothed.
    val back = if (stepsPerEpoch <= 1) 0.0 else lookBack(n)
    val rawX = FloatArray(2 * n)
    val rawY = FloatArray(2 * n)
    val smoothY = FloatArray(n)
    var average = 0.0
    for (i in 0 until n) {
        val lowFirst = curve.lowStep(i) <= curve.highStep(i)
        rawX[2 * i] = minOf(curve.lowStep(i), curve.highStep(i)).toFloat()
        rawX[2 * i + 1] = maxOf(curve.lowStep(i), curve.highStep(i)).toFloat()
        rawY[2 * i] = if (lowFirst) curve.low(i) else curve.high(i)
        rawY[2 * i + 1] = if (lowFirst) curve.high(i) else curve.low(i)
        average += shareOf(i, back) * (curve.mean(i) - average)
        smoothY[i] = average.toFloat()
    }
    return SmoothAndRaw(Points.of(FloatArray(n) { rawX[2 * it + 1] }, smoothY), Points.of(rawX, rawY))
}
