package dev.inkling.app.settings

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.inkling.app.AppGraph
import dev.inkling.app.data.StoredFiles
import java.util.function.UnaryOperator
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** What is set, how much room is taken, and how to free some. */
class SettingsViewModel(private val graph: AppGraph) : ViewModel() {
    private val storage = MutableStateFlow<StorageUse?>(null)
    private val language = MutableStateFlow(AppLanguage.tag(graph.context()))

    val state: StateFlow<SettingsState> =
        combine(graph.settings().values(), language, storage) { settings, tag, use ->
                SettingsState(settings, tag, use)
            }
            .stateIn(
                viewModelScope,
                SharingStarted.Eagerly,
                SettingsState(graph.settings().values().value, language.value),
            )

    init {
        measure()
    }

    fun change(to: UnaryOperator<Settings>) = graph.settings().change(to)

    /** Chooses the language; true when the activity must be made again for it to show. */
    fun speak(tag: String): Boolean {
        language.value = tag
        return AppLanguage.choose(graph.context(), tag)
    }

    /** Deletes what was made for sharing, and downloaded pictures with [pictures]; [then] gets the bytes freed. */
    fun free(pictures: Boolean, then: (Long) -> Unit) {
        viewModelScope.launch {
            val freed =
                withContext(graph.io()) {
                    graph.files().freeShared() + if (pictures) graph.files().freePictures() else 0
                }
            measure()
            then(freed)
        }
    }

    private fun measure() {
        viewModelScope.launch {
            storage.value =
                withContext(graph.io()) {
                    val files: StoredFiles = graph.files()
                    StorageUse(
                        files.pictures(),
                        files.sessions(),
                        files.models(),
                        graph.drawings().bytes(),
                        files.shared(),
                    )
                }
        }
    }
}
