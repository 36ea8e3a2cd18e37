/** `npm start`: sets the checkout up and compiles the bundled guest-agent schema into `out/`. */
