package dev.inkling.app.data;

import java.util.ArrayList;
import java.util.List;
import kotlinx.coroutines.flow.Flow;

/** The person's own digits. The methods that answer at once wait for the disk: call them off the main thread. */
public final class DrawingRepository {
    private final InklingDatabase database;
    private final DrawingDao drawings;

    public DrawingRepository(InklingDatabase database) {
        this.database = database;
        this.drawings = database.drawings();
    }

    /** All drawings, newest first, now and whenever they change. */
    public Flow<List<DrawingEntity>> all() {
        return drawings.all();
    }

    /** All drawings in the order in which they were made, to learn from. */
    public List<DrawingEntity> everything() {
        return drawings.everything();
    }

    /** The drawings with one label, newest first. */
    public Flow<List<DrawingEntity>> labelled(int label) {
        return drawings.labelled(label);
    }

    /** How many drawings each label has, and how many were misread; labels without any are not listed. */
    public Flow<List<LabelCount>> counts() {
        return drawings.counts();
    }

    /** How many drawings there are. */
    public Flow<Integer> count() {
        return drawings.count();
    }

    /** How many bytes the drawings take. */
    public long bytes() {
        return drawings.bytes();
    }

    /** Keeps the digits of one stamp, all or none, and returns their ids. */
    public List<Long> keep(List<DrawingEntity> digits) {
        List<Long> ids = new ArrayList<>();
        database.runInTransaction(() -> {
            for (DrawingEntity digit : digits) ids.add(drawings.insert(digit));
        });
        return ids;
    }

    /** Gives drawings another label. */
    public void relabel(List<Long> ids, int label) {
        if (label < 0 || label > 9) {
            throw new IllegalArgumentException("the label " + label + " is no digit: give one from 0 to 9");
        }
        drawings.relabel(ids, label);
    }

    /** Deletes drawings and returns them as they were, for {@link #restore}. */
    public List<DrawingEntity> delete(List<Long> ids) {
        List<DrawingEntity> gone = new ArrayList<>();
        database.runInTransaction(() -> {
            gone.addAll(drawings.byId(ids));
            drawings.delete(ids);
        });
        return gone;
    }

    /** Puts drawings back as they were, whether they were deleted or only changed. */
    public void restore(List<DrawingEntity> before) {
        drawings.restore(before);
    }

    /** The drawings with these ids, as they are now. */
    public List<DrawingEntity> byId(List<Long> ids) {
        return drawings.byId(ids);
    }
}
