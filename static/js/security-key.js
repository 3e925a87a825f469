// Says it on the page when a passkey or security key could not be used.
(function () {
  "use strict";
  document.addEventListener("allauth.error", function () {
    var problem = document.getElementById("key-problem");
    if (problem) {
      problem.hidden = false;
      problem.scrollIntoView({ block: "nearest" });
    }
  });
})();
