//! `copydesk stream`: one process for many documents, JSON lines in and JSON lines out.
//!
//! One thread reads, one for each core answers, and the main thread writes in the order of the lines.
//! Each line takes a ticket into the queue of the writer before its work is handed out, and both queues
//! are bounded, so that memory holds a few documents for each core however long the stream is.

mod answer;

use super::args::StreamArgs;
use super::failure::Failure;
use super::settings::Settings;
use answer::Answerer;
use std::io::{self, BufRead, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// One line of the input.
struct Job {
    /// Its number, from 1.
    line: usize,
    bytes: Vec<u8>,
    /// Where its answer goes.
    answer: SyncSender<String>,
}

/// Answers every line of standard input. A line that cannot be answered gets an answer that says so.
///
/// # Errors
/// [`Failure`] for bad settings, and where input or output breaks.
pub fn run(args: &StreamArgs) -> Result<ExitCode, Failure> {
    let settings = Settings::new(&args.settings, &[], &[])?;
    let config = settings.of(Path::new("")).map_err(|problem| Failure::Usage(problem.to_string()))?;
    let answerer = Arc::new(Answerer { config, format: args.input_format, unit: args.offsets.encoding() });
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let (jobs, jobs_taken) = sync_channel::<Job>(workers);
    let (tickets, tickets_taken) = sync_channel::<Receiver<String>>(workers * 4);
    let jobs_taken = Arc::new(Mutex::new(jobs_taken));
    for _ in 0..workers {
        let (jobs, answerer) = (Arc::clone(&jobs_taken), Arc::clone(&answerer));
        thread::spawn(move || work(&jobs, &answerer));
    }
    // The last worker to go takes the queue of jobs with it, so that the reader does not wait for none.
    drop(jobs_taken);
    let reader = thread::spawn(move || read(&jobs, &tickets));
    write_in_order(&tickets_taken)?;
    // The reader is the one thread that can fail: it has ended, since the tickets have.
    match reader.join() {
        Ok(Err(error)) => Err(Failure::Usage(format!("standard input cannot be read: {error}"))),
        Ok(Ok(())) | Err(_) => Ok(ExitCode::SUCCESS),
    }
}

/// Hands out the lines of standard input; an empty one is none.
fn read(jobs: &SyncSender<Job>, tickets: &SyncSender<Receiver<String>>) -> io::Result<()> {
    let mut input = io::stdin().lock();
    for line in 1.. {
        let mut bytes = Vec::new();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        let (answer, ticket) = sync_channel(1);
        // Either queue is closed only where the output is: then there is nobody to read for.
        if tickets.send(ticket).is_err() || jobs.send(Job { line, bytes, answer }).is_err() {
            break;
        }
    }
    Ok(())
}

fn work(jobs: &Mutex<Receiver<Job>>, answerer: &Answerer) {
    loop {
        // The lock is let go before the work begins; a receiver is whole after any panic.
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        // The ticket is gone where the output is closed.
        let _ = job.answer.send(answerer.answer(job.line, &job.bytes));
    }
}

/// Writes the answers in the order of their tickets. Before it waits for anything it hands on what it
/// has written, so that a client that waits for an answer gets it.
fn write_in_order(tickets: &Receiver<Receiver<String>>) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    while let Some(ticket) = next(tickets, &mut out)? {
        // A worker answers every job that it takes, whatever the job holds.
        if let Some(answer) = next(&ticket, &mut out)? {
            out.write_all(answer.as_bytes())?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()
}

/// The next item of a queue, `None` at its end; `out` is flushed before a wait.
fn next<T>(queue: &Receiver<T>, out: &mut impl Write) -> io::Result<Option<T>> {
    match queue.try_recv() {
        Ok(item) => Ok(Some(item)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            out.flush()?;
            Ok(queue.recv().ok())
        }
    }
}
