/** For each way to fail: what happened, what is safe, what to do. */
const nothingSent = "Nothing was changed.";
const reading = "Nothing was lost. You were only reading.";
const callHelp = "If it happens again, tell your help desk.";

export const problems = {
  problem: {
    retry: "Try again",
    unreachable: {
      title: "Plumbline can't be reached",
      safeRead: reading,
      safeWrite:
        "We don't know whether it arrived. What you wrote is still here, and sending it again can't double it.",
      todo: "Check the network, then try again.",
    },
    400: { title: "This could not be read", safeRead: reading, safeWrite: nothingSent, todo: callHelp },
    401: {
      title: "You are not signed in any more",
      safeRead: reading,
      safeWrite: nothingSent,
      todo: "Sign in again.",
    },
    403: {
      title: "This is not yours to see or do",
      safeRead: reading,
      safeWrite: nothingSent,
      todo: "Ask the lead of the department, or your programme lead, who can.",
    },
    404: {
      title: "This is not here",
      safeRead: "It may not exist yet, or it has gone.",
      safeWrite: nothingSent,
      todo: "Go back, or search for it.",
    },
    409: {
      title: "It changed since you opened it",
      safeRead: reading,
      safeWrite: "Nothing was sent in your name. What you wrote is still here.",
      todo: "Look at what it is now, then decide again.",
    },
    412: {
      title: "Somebody was faster",
      safeRead: reading,
      safeWrite: "Their change stands. Yours was not sent.",
      todo: "Load the page again and make your change on the new version.",
    },
    422: {
      title: "Something in it is not right",
      safeRead: reading,
      safeWrite: "Nothing was sent. What you wrote is still here.",
      todo: "Mend what is named above, then send again.",
    },
    428: { title: "This could not be read", safeRead: reading, safeWrite: nothingSent, todo: callHelp },
    429: {
      title: "Too much at once",
      safeRead: reading,
      safeWrite: "Nothing was sent. What you wrote is still here.",
      todo: "Wait a minute, then try again.",
    },
    503: {
      title: "This part is starting or resting",
      safeRead: reading,
      safeWrite: "What you wrote is still here, and sending it again can't double it.",
      todo: "Try again in a minute.",
    },
    refused: { title: "This was refused", safeRead: reading, safeWrite: nothingSent, todo: callHelp },
    failed: {
      title: "Something went wrong on our side",
      safeRead: reading,
      safeWrite: "What you wrote is still here, and sending it again can't double it.",
      todo: "Try again. If it happens again, tell your help desk.",
    },
    broken: {
      title: "This page broke",
      safeRead: "The fault is in the page. What you sent before is safe.",
      safeWrite: nothingSent,
      todo: "Try again, or go to another page. If it happens again, tell your help desk.",
    },
  },
  broken: { title: "This page broke" },
  notFound: {
    title: "There is no such page",
    why: "The address is wrong, or the page has moved.",
    todo: "Go to your first page",
  },
};
