package dev.inkling.app.train

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.nnlib.run.Nets
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNull
import org.junit.Test
import org.junit.runner.RunWith

/** Layers that are made larger or smaller, added and taken out, in nets of sizes and in nets that are described. */
@RunWith(AndroidJUnit4::class)
class NetEditTest {
    private val layered = Presets.of("moons-solve").apply("model=2-16-8-1")
    private val convnet = Presets.of("digits-solve")

    private fun blocks(spec: RunSpec) = NetOutline.of(spec)!!.blocks

    private fun counts(spec: RunSpec, text: String?): List<Int> {
        val next = spec.with("model", text!!)
        assertEquals("$next can start", emptyList<Any>(), next.problems())
        Nets.of(next).build(dev.inkling.nnlib.tensor.Generator(1))
        return blocks(next).map { it.count }
    }

    @Test
    fun aLayerOfSizes() {
        assertEquals("2-16-9-1", NetEdit.resized(layered, blocks(layered)[2], 9))
        assertEquals("2-8-1", NetEdit.removed(layered, blocks(layered)[1]))
        assertEquals("2-16-8-4-1", NetEdit.added(layered))
    }

    @Test
    fun aLayerOfTheConvnet() {
        assertEquals(listOf(1, 16, 40, 64, 112, 10), counts(convnet, NetEdit.resized(convnet, blocks(convnet)[2], 40)))
        assertEquals(listOf(1, 16, 32, 64, 20, 10), counts(convnet, NetEdit.resized(convnet, blocks(convnet)[4], 20)))
        assertEquals(listOf(1, 16, 64, 112, 10), counts(convnet, NetEdit.removed(convnet, blocks(convnet)[2])))
        assertEquals(listOf(1, 16, 32, 64, 112, 56, 10), counts(convnet, NetEdit.added(convnet)))
    }

    @Test
    fun whatIsMadeAsItWasIsTheConvnetAgain() {
        val other = convnet.with("model", NetEdit.resized(convnet, blocks(convnet)[1], 20)!!)
        assertNotEquals("convnet", other.text("model"))
        assertEquals("convnet", NetEdit.resized(other, blocks(other)[1], 16))
    }

    @Test
    fun theEndsStayAsTheyAre() {
        for (spec in listOf(layered, convnet)) {
            for (block in listOf(blocks(spec).first(), blocks(spec).last())) {
                assertNull(NetEdit.resized(spec, block, 5))
                assertNull(NetEdit.removed(spec, block))
            }
        }
        assertNull("no net", NetEdit.added(layered.apply("model=pancake")))
    }
}
