import "i18next";

declare module "i18next" {
  interface CustomTypeOptions {
    // Keys are often made from what a service sends, so they are checked by a test instead of the compiler.
    returnNull: false;
  }
}
