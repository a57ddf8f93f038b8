package dev.inkling.app

import androidx.compose.runtime.Composable
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.frame.Destination
import dev.inkling.app.frame.FrameLayout
import dev.inkling.app.testing.SetUpStates
import dev.inkling.app.testing.ignored
import dev.inkling.app.train.GroupSheet
import dev.inkling.app.train.HelpSheet
import dev.inkling.app.train.SetUpFields
import dev.inkling.app.train.TrainActions
import dev.inkling.app.train.TrainScreen
import dev.inkling.app.train.TrainState
import dev.inkling.app.training.MnistRepository
import dev.inkling.nnlib.run.Settings.Group
import org.junit.runner.RunWith

/** Every state of the set-up of a session as a picture, and its sheets. */
@RunWith(AndroidJUnit4::class)
class SetUpGalleryTest : ScreenPictures() {
    private val states by lazy { SetUpStates(app) }

    override val onEveryShape = setOf("train_convnet", "train_mnist", "train_help-optimizer")

    override fun screens(): Map<String, @Composable () -> Unit> {
        val missing = missing()
        states.bringMnist()
        return screen() + sheets() + missing
    }

    private fun screen(): Map<String, @Composable () -> Unit> {
        val digits = states.of("digits-notes")
        return mapOf(
            "train_xor" to setUp(states.of("xor-notes")),
            "train_spirals" to setUp(states.of("spirals-solve")),
            "train_wave" to setUp(states.of("wave-solve")),
            "train_mnist" to setUp(states.of("mnist-notes", "validation=0.08333")),
            "train_convnet" to setUp(states.of("digits-solve").copy(after = "XOR 2-2-1")),
            "train_deep" to setUp(states.of("moons-solve", "model=2-12-40-3-8-8-8-4-1")),
            "train_digits-below" to setUp(digits),
            "train_impossible" to setUp(states.of("digits-notes", "model=2-8-1")),
            "train_own-digits" to setUp(states.ownDigits()),
        )
    }

    private fun sheets(): Map<String, @Composable () -> Unit> {
        val moons = states.of("moons-solve")
        val mnist = states.of("mnist-notes", "validation=0.08333 drawn=0.2 scribbles=0.1 augment=affine")
        return mapOf(
            "train_help" to framed { Help(moons) },
            "train_help-data" to setUp(moons, Group.DATA),
            "train_help-pictures" to setUp(mnist, Group.DATA),
            "train_help-loss" to setUp(states.of("wave-solve", "loss=huber"), Group.LOSS),
            "train_help-cross-entropy" to setUp(mnist, Group.LOSS),
            "train_help-optimizer" to setUp(states.of("digits-notes"), Group.OPTIMIZER),
            "train_help-zigzag" to setUp(states.of("xor-notes"), Group.OPTIMIZER),
            "train_help-net" to setUp(moons, Group.MODEL, layer = 1),
            "train_help-net-below" to setUp(moons, Group.MODEL, layer = 1),
            "train_help-convnet" to setUp(states.of("digits-solve"), Group.MODEL, layer = 2),
            "train_help-schedule" to setUp(states.of("digits-solve"), Group.SCHEDULE),
            "train_help-batch" to setUp(states.of("digits-solve"), Group.BATCH),
            "train_help-start" to setUp(states.of("mnist-notes"), Group.START),
            "train_help-hardware" to setUp(states.of("mnist-notes"), Group.HARDWARE),
            "train_own-digits-start" to setUp(states.ownDigits(), Group.START),
        )
    }

    private fun missing(): Map<String, @Composable () -> Unit> {
        val mnist = states.of("mnist-notes").copy(dataIsHere = false)
        fun coming(status: MnistRepository.Status, why: MnistRepository.Why = MnistRepository.Why.NOTHING) =
            setUp(
                mnist.copy(mnist = MnistRepository.State(status, "train-images-idx3-ubyte", 4_300_000, 9_912_422, why))
            )
        return mapOf(
            "train_mnist-coming" to coming(MnistRepository.Status.COMING),
            "train_mnist-failed" to coming(MnistRepository.Status.FAILED, MnistRepository.Why.DAMAGED),
            "train_few-drawings" to setUp(states.of("my-digits-solve").copy(dataIsHere = false, drawings = 12)),
        )
    }

    @Composable
    private fun Help(state: TrainState) {
        TrainScreen(state, ignored<TrainActions>())
        HelpSheet(state, {})
    }

    private fun setUp(state: TrainState, sheet: Group? = null, layer: Int? = null) = framed {
        TrainScreen(state, ignored<TrainActions>())
        if (sheet != null) GroupSheet(sheet, state, SetUpFields(state.spec), ignored<TrainActions>(), layer, {}, {})
    }

    private fun framed(content: @Composable () -> Unit) =
        @Composable { FrameLayout(Destination.TRAIN, true, {}, {}, content) }
}
