package dev.inkling.app.settings

import android.content.Context
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.inkling.app.data.AppLanguage
import dev.inkling.app.data.DrawingRepository
import dev.inkling.app.data.Settings
import dev.inkling.app.data.SettingsStore
import dev.inkling.app.data.StoredFiles
import dev.inkling.app.graphics.GraphicsRepository
import dev.inkling.app.training.TrainingWork
import java.util.function.UnaryOperator
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** What is set, how much room is taken, and how to free some. */
class SettingsViewModel(
    /** The application's: for the language. */
    private val context: Context,
    private val settings: SettingsStore,
    private val files: StoredFiles,
    private val drawings: DrawingRepository,
    private val graphics: GraphicsRepository,
    training: TrainingWork,
    private val io: CoroutineDispatcher,
) : ViewModel() {
    private val storage = MutableStateFlow<StorageUse?>(null)
    private val language = MutableStateFlow(AppLanguage.tag(context))

    val state: StateFlow<SettingsState> =
        combine(settings.values(), language, storage, graphics.state(), training.current()) {
                values,
                tag,
                use,
                processor,
                trains ->
                SettingsState(values, tag, use, processor, trains != null)
            }
            .stateIn(viewModelScope, SharingStarted.Eagerly, SettingsState(settings.values().value, language.value))

    init {
        measure()
        graphics.look()
    }

    fun change(to: UnaryOperator<Settings>) = settings.change(to)

    /** Chooses the language; true when the activity must be made again for it to show. */
    fun speak(tag: String): Boolean {
        language.value = tag
        return AppLanguage.choose(context, tag)
    }

    /** Checks the graphics processor against the CPU. */
    fun tryGraphics() = graphics.tryIt()

    fun cancelTrial() = graphics.cancel()

    /** Deletes what was made for sharing, and downloaded pictures with [pictures]; [then] gets the bytes freed. */
    fun free(pictures: Boolean, then: (Long) -> Unit) {
        viewModelScope.launch {
            val freed = withContext(io) { files.freeShared() + if (pictures) files.freePictures() else 0 }
            measure()
            then(freed)
        }
    }

    private fun measure() {
        viewModelScope.launch {
            storage.value =
                withContext(io) {
                    StorageUse(files.pictures(), files.sessions(), files.models(), drawings.bytes(), files.shared())
                }
        }
    }
}
