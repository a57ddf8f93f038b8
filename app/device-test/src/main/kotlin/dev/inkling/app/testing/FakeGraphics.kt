package dev.inkling.app.testing

import dev.inkling.nnlib.compute.Backend
import dev.inkling.nnlib.compute.BackendProvider
import dev.inkling.nnlib.compute.DeviceTrial
import dev.inkling.nnlib.compute.TrialReport
import dev.inkling.nnlib.compute.cpu.CpuBackend
import java.util.concurrent.Semaphore

/** A graphics processor that computes as the CPU does, and whose trial goes on when a test lets it. */
class FakeGraphics : BackendProvider, DeviceTrial {
    /** Why it cannot be used; empty where it can. */
    @Volatile var absent = ""

    /** What is known of it. */
    @Volatile var known: TrialReport? = null

    /** What the next trial comes to. */
    @Volatile var next: () -> TrialReport = { report(TrialReport.Outcome.RIGHT) }

    /** The parts of a trial that a test has let go on. */
    val parts = Semaphore(0)

    override fun name() = "gles"

    override fun whyNot() = absent

    override fun create(threads: Int): Backend = CpuBackend.plain(threads)

    override fun trial() = this

    override fun report() = known

    override fun run(watch: DeviceTrial.Watch): TrialReport? {
        for (done in 0 until PARTS) {
            if (!watch.goesOn(done, PARTS)) return null
            parts.acquire()
        }
        if (!watch.goesOn(PARTS, PARTS)) return null
        return next().also { known = it }
    }

    companion object {
        const val PARTS = 8

        private val SPEEDS = listOf(TrialReport.Speed("784-500-10", 1.2, 3.72), TrialReport.Speed("convnet", 5.5, 4.4))

        /** A report with everything that one with such an [outcome] may have. */
        fun report(outcome: TrialReport.Outcome): TrialReport {
            val right = outcome == TrialReport.Outcome.RIGHT
            val finding = TrialReport.Finding("matmul tiles 64x64", "2.5 in place of 0.5 at [3, 7]")
            return TrialReport(
                "Mali-G78, OpenGL ES 3.2 v1.r32p1",
                outcome,
                if (right) "" else "conv2d 3x3 of [32, 8, 14, 14]",
                if (right) 143 else 57,
                if (right || outcome == TrialReport.Outcome.WRONG) listOf(finding) else emptyList(),
                if (right) "rows 32, tiles 16x16" else "",
                if (right) SPEEDS else emptyList(),
            )
        }
    }
}
