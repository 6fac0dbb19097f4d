//! What is done once at a time, however often there is reason to: an editor that answers late, or never, is not asked the
//! same again and again meanwhile.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What is under way by its name, and whether there was reason to do it again since it began.
#[derive(Clone, Debug, Default)]
pub struct UnderWay(Arc<Mutex<HashMap<String, bool>>>);

impl UnderWay {
    /// Does something beside all else. Where that is under way already, it is done once more behind that.
    pub fn once_at_a_time<F>(&self, name: &str, act: impl Fn() -> F + Send + 'static)
    where
        F: Future<Output = ()> + Send,
    {
        {
            let mut all = self.lock();
            if let Some(again) = all.get_mut(name) {
                *again = true;
                return;
            }
            all.insert(name.to_owned(), false);
        }
        let (all, name) = (self.clone(), name.to_owned());
        tokio::spawn(async move {
            loop {
                act().await;
                if !all.begins_again(&name) {
                    return;
                }
            }
        });
    }

    fn begins_again(&self, name: &str) -> bool {
        let mut all = self.lock();
        let again = all.get_mut(name).is_some_and(std::mem::take);
        if !again {
            all.remove(name);
        }
        again
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, bool>> {
        // Each change is one of one entry.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use tokio::sync::Semaphore;

    #[tokio::test]
    async fn what_is_wanted_meanwhile_is_done_once_more() {
        let (under_way, count) = (UnderWay::default(), Arc::new(AtomicUsize::new(0)));
        let answers = Arc::new(Semaphore::new(0));
        for _ in 0..5 {
            let (count, answers) = (Arc::clone(&count), Arc::clone(&answers));
            under_way.once_at_a_time("ask", move || {
                count.fetch_add(1, Ordering::Relaxed);
                let answers = Arc::clone(&answers);
                async move { answers.acquire().await.expect("it is open").forget() }
            });
            tokio::task::yield_now().await;
        }
        assert_eq!(count.load(Ordering::Relaxed), 1);
        answers.add_permits(2);
        while !under_way.lock().is_empty() {
            tokio::task::yield_now().await;
        }
        assert_eq!(count.load(Ordering::Relaxed), 2);
    }
}
