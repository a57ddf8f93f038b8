package dev.inkling.app.data;

import androidx.annotation.Nullable;
import androidx.room.Dao;
import androidx.room.Insert;
import androidx.room.OnConflictStrategy;
import androidx.room.Query;
import java.util.List;

/** The queue's journal in the database. */
@Dao
public interface WorkDao {
    /** All that has not ended, in the order of its turns: first what was begun. */
    @Query("SELECT * FROM work ORDER BY state = 'QUEUED', queuedAt, id")
    List<WorkEntity> all();

    @Nullable @Query("SELECT * FROM work WHERE kind = :kind AND subject = :subject")
    WorkEntity of(String kind, long subject);

    /** Adds an entry, in place of one of the same kind about the same. */
    @Insert(onConflict = OnConflictStrategy.REPLACE)
    long put(WorkEntity entry);

    @Query("UPDATE work SET state = :state, hold = :hold WHERE id = :id")
    int state(long id, WorkState state, Hold hold);

    @Query("DELETE FROM work WHERE id = :id")
    int remove(long id);

    @Query("DELETE FROM work WHERE kind = :kind AND subject IN (:subjects)")
    int remove(String kind, List<Long> subjects);
}
