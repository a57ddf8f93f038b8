package dev.inkling.app.data;

import androidx.annotation.Nullable;
import java.util.List;
import kotlinx.coroutines.flow.Flow;

/** The models that were trained or brought in here. The methods that answer at once wait for the disk. */
public final class StoredModels {
    private final ModelDao models;

    public StoredModels(InklingDatabase database) {
        this.models = database.models();
    }

    /** All models, newest first, now and whenever they change. */
    public Flow<List<ModelEntity>> all() {
        return models.all();
    }

    /** One model, or null where it is gone. */
    public ModelEntity byId(long id) {
        return models.byId(id);
    }

    /** The model whose weights are in that file of the store, or null where there is none. */
    @Nullable public ModelEntity byFile(String file) {
        return models.byFile(file);
    }

    /** Adds a model whose weights are already in the store, and returns its id. */
    public long add(ModelEntity model) {
        return models.insert(model);
    }

    /** Removes a model; drawings that it read stay and forget it. */
    public void remove(long id) {
        models.delete(id);
    }
}
